// What follows the sums of whole numbers, for vectors of any width. The file
// that includes this names the registers V0 to V7, SQUARE and NUMERATOR, the
// places ONE, ONEHALF, TOP (the top level) and ZERO (the level of zero), and
// the bytes (WIDTH) and values (LANES) of a register.

// HIGHEST_OF_FOUR leaves the highest of the four whole numbers of X0 in AX.
#define HIGHEST_OF_FOUR \
	VPSHUFD $0x4e, X0, X1  \
	VPMAXUD X1, X0, X0     \
	VPSHUFD $0xb1, X0, X1  \
	VPMAXUD X1, X0, X0     \
	VMOVD   X0, AX         \
	VZEROUPPER

// SCALE turns CX sums at DI into values: times V0 and the scales at SI, plus
// the biases at DX, and times V1 where that is more.
#define SCALE \
	XORQ      AX, AX                     \
scaleLoop:                               \
	VCVTDQ2PS (DI)(AX*4), V2             \
	VCVTDQ2PS WIDTH(DI)(AX*4), V3        \
	VMULPS    V0, V2, V2                 \
	VMULPS    V0, V3, V3                 \
	VMULPS    (SI)(AX*4), V2, V2         \
	VMULPS    WIDTH(SI)(AX*4), V3, V3    \
	VADDPS    (DX)(AX*4), V2, V2         \
	VADDPS    WIDTH(DX)(AX*4), V3, V3    \
	VMULPS    V1, V2, V4                 \
	VMULPS    V1, V3, V5                 \
	VMAXPS    V4, V2, V2                 \
	VMAXPS    V5, V3, V3                 \
	VMOVUPS   V2, (DI)(AX*4)             \
	VMOVUPS   V3, WIDTH(DI)(AX*4)        \
	ADDQ      $(2*LANES), AX             \
	CMPQ      AX, CX                     \
	JLT       scaleLoop                  \
	VZEROUPPER

// GATE loads the sum of a gate: sums, scales and gates lie at the given places.
#define GATE(sums, scales, gates, x) \
	VCVTDQ2PS sums, x      \
	VMULPS    scales, x, x \
	VADDPS    gates, x, x

// SQUASH replaces x by the numerator of its tangent and sets q to the
// denominator, with the constants of the table at R8 from the given places.
#define SQUASH(upper, lower, p2, p1, p0, q2, q1, x, q) \
	VMINPS  upper(R8), x, x                  \
	VMAXPS  lower(R8), x, x                  \
	VMULPS  x, x, SQUARE                     \
	VMULPS  p2(R8), SQUARE, NUMERATOR        \
	VMULPS  q2(R8), SQUARE, q                \
	VADDPS  p1(R8), NUMERATOR, NUMERATOR     \
	VADDPS  q1(R8), q, q                     \
	VMULPS  SQUARE, NUMERATOR, NUMERATOR     \
	VMULPS  SQUARE, q, q                     \
	VADDPS  p0(R8), NUMERATOR, NUMERATOR     \
	VADDPS  ONE, q, q                        \
	VMULPS  NUMERATOR, x, x

#define WHOLE(x, q) SQUASH(0, 64, 128, 192, 256, 320, 384, x, q)
#define HALF(x, q) SQUASH(448, 512, 576, 640, 704, 768, 832, x, q)

// START_CELLS prepares CELL for CX cells and the table at R8: R9 are the bytes
// from gate to gate, R10 those of three gates.
#define START_CELLS \
	MOVQ    CX, R9           \
	SHLQ    $2, R9           \
	LEAQ    (R9)(R9*2), R10  \
	VMOVUPS 960(R8), ONEHALF \
	VMOVUPS 1024(R8), TOP    \
	VMOVUPS 1088(R8), ZERO

// CELL runs as many cells as a register has values, and leaves the levels of
// their outputs in V3. The sums lie at SI, what the gates begin with at DI, the
// scales at DX, the states at BX; the outputs go to R12.
#define CELL \
	GATE((SI), (DX), (DI), V0)                           \
	GATE((SI)(R9*1), (DX)(R9*1), (DI)(R9*1), V1)         \
	GATE((SI)(R9*2), (DX)(R9*2), (DI)(R9*2), V2)         \
	GATE((SI)(R10*1), (DX)(R10*1), (DI)(R10*1), V3)      \
	HALF(V0, V4)                                         \
	HALF(V1, V5)                                         \
	WHOLE(V2, V6)                                        \
	HALF(V3, V7)                                         \
	VADDPS    V0, V4, V0 /* in */                        \
	VADDPS    V1, V5, V1 /* forget */                    \
	VADDPS    V3, V7, V3 /* out */                       \
	VMULPS    V6, V4, V4 /* what enters is over this */  \
	VMULPS    (BX), V1, V1                               \
	VMULPS    V2, V0, V0                                 \
	VMULPS    V4, V1, V1                                 \
	VMULPS    V5, V0, V0                                 \
	VADDPS    V0, V1, V1                                 \
	VMULPS    ONEHALF, V1, V1                            \
	VMULPS    V4, V5, V5                                 \
	VDIVPS    V5, V1, V1                                 \
	VMOVUPS   V1, (BX)                                   \
	WHOLE(V1, V5)                                        \
	VMULPS    V1, V3, V3                                 \
	VMULPS    ONEHALF, V3, V3                            \
	VMULPS    V5, V7, V7                                 \
	VDIVPS    V7, V3, V3                                 \
	VMOVUPS   V3, (R12)                                  \
	VMULPS    TOP, V3, V3                                \
	VCVTPS2DQ V3, V3                                     \
	VPADDD    ZERO, V3, V3

// NEXT_CELLS goes on to the next cells; the levels go to R13.
#define NEXT_CELLS \
	ADDQ $WIDTH, SI   \
	ADDQ $WIDTH, DI   \
	ADDQ $WIDTH, DX   \
	ADDQ $WIDTH, BX   \
	ADDQ $WIDTH, R12  \
	ADDQ $LANES, R13  \
	SUBQ $LANES, CX
