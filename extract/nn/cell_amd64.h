// The cells of an LSTM in training, for vectors of any width. The file that
// includes this names the registers V0 to V3, SQUARE, NUMERATOR, DENOMINATOR
// and ONEHALF (which holds one half), and the bytes (WIDTH) and values (LANES)
// of a register.

// TANH replaces x by its hyperbolic tangent, with the constants of the table
// at R8. It uses SQUARE, NUMERATOR and DENOMINATOR.
#define TANH(x) \
	VMAXPS      (R8), x, x                  \
	VMINPS      64(R8), x, x                \
	VMULPS      x, x, SQUARE                \
	VMOVUPS     192(R8), NUMERATOR          \
	VFMADD213PS 256(R8), SQUARE, NUMERATOR  \
	VFMADD213PS 320(R8), SQUARE, NUMERATOR  \
	VFMADD213PS 384(R8), SQUARE, NUMERATOR  \
	VFMADD213PS 448(R8), SQUARE, NUMERATOR  \
	VFMADD213PS 512(R8), SQUARE, NUMERATOR  \
	VFMADD213PS 576(R8), SQUARE, NUMERATOR  \
	VMOVUPS     640(R8), DENOMINATOR        \
	VFMADD213PS 704(R8), SQUARE, DENOMINATOR \
	VFMADD213PS 768(R8), SQUARE, DENOMINATOR \
	VFMADD213PS 832(R8), SQUARE, DENOMINATOR \
	VMULPS      NUMERATOR, x, x             \
	VDIVPS      DENOMINATOR, x, x

// SIGMOID replaces x by its logistic function.
#define SIGMOID(x) \
	VMULPS      ONEHALF, x, x        \
	TANH(x)                          \
	VFMADD213PS ONEHALF, ONEHALF, x

// CELLS runs R9 cells: the gates begin at DI, the states before at SI; the
// states go to DX, the outputs to CX. R8 is the table of TANH.
#define CELLS \
	VMOVUPS     128(R8), ONEHALF     \
	LEAQ        (DI)(R9*4), R10      \
	LEAQ        (DI)(R9*8), R11      \
	LEAQ        (R10)(R9*8), R12     \
cellLoop:                            \
	VMOVUPS     (DI), V0             \
	VMOVUPS     (R10), V1            \
	VMOVUPS     (R11), V2            \
	VMOVUPS     (R12), V3            \
	SIGMOID(V0)                      \
	SIGMOID(V1)                      \
	TANH(V2)                         \
	SIGMOID(V3)                      \
	VMOVUPS     V0, (DI)             \
	VMOVUPS     V1, (R10)            \
	VMOVUPS     V2, (R11)            \
	VMOVUPS     V3, (R12)            \
	VMULPS      (SI), V1, V1         \
	VFMADD231PS V0, V2, V1           \
	VMOVUPS     V1, (DX)             \
	TANH(V1)                         \
	VMULPS      V3, V1, V1           \
	VMOVUPS     V1, (CX)             \
	ADDQ        $WIDTH, DI           \
	ADDQ        $WIDTH, R10          \
	ADDQ        $WIDTH, R11          \
	ADDQ        $WIDTH, R12          \
	ADDQ        $WIDTH, SI           \
	ADDQ        $WIDTH, DX           \
	ADDQ        $WIDTH, CX           \
	SUBQ        $LANES, R9           \
	JGT         cellLoop             \
	VZEROUPPER

// ADD_SCALED adds R9 values at SI, times V0, to those at DI.
#define ADD_SCALED \
addLoop:                        \
	VMOVUPS     (DI), V1        \
	VFMADD231PS (SI), V0, V1    \
	VMOVUPS     V1, (DI)        \
	ADDQ        $WIDTH, DI      \
	ADDQ        $WIDTH, SI      \
	SUBQ        $LANES, R9      \
	JGT         addLoop         \
	VZEROUPPER
