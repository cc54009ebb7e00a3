//go:build !purego

#include "textflag.h"

// func highestAVX512(row *float32, n int) float32
TEXT ·highestAVX512(SB), NOSPLIT, $0-20
	MOVQ         row+0(FP), SI
	MOVQ         n+8(FP), CX
	MOVL         $0x7fffffff, AX
	VPBROADCASTD AX, Z4
	VPXORQ       Z0, Z0, Z0
	VPXORQ       Z1, Z1, Z1

highestLoop:
	VPANDD        (SI), Z4, Z2
	VPANDD        64(SI), Z4, Z3
	VPMAXUD       Z2, Z0, Z0
	VPMAXUD       Z3, Z1, Z1
	ADDQ          $128, SI
	SUBQ          $32, CX
	JGT           highestLoop
	VPMAXUD       Z1, Z0, Z0
	VEXTRACTI64X4 $1, Z0, Y1
	VPMAXUD       Y1, Y0, Y0
	VEXTRACTI128  $1, Y0, X1
	VPMAXUD       X1, X0, X0
	VPSHUFD       $0x4e, X0, X1
	VPMAXUD       X1, X0, X0
	VPSHUFD       $0xb1, X0, X1
	VPMAXUD       X1, X0, X0
	VMOVD         X0, AX
	MOVL          AX, ret+16(FP)
	VZEROUPPER
	RET

// func quantiseAVX512(levels *byte, row *float32, perStep float32, n int)
TEXT ·quantiseAVX512(SB), NOSPLIT, $0-32
	MOVQ         levels+0(FP), DI
	MOVQ         row+8(FP), SI
	VBROADCASTSS perStep+16(FP), Z0
	MOVQ         n+24(FP), CX
	MOVL         $64, AX
	VPBROADCASTD AX, Z1

quantiseLoop:
	VMULPS    (SI), Z0, Z2
	VMULPS    64(SI), Z0, Z3
	VCVTPS2DQ Z2, Z2
	VCVTPS2DQ Z3, Z3
	VPADDD    Z1, Z2, Z2
	VPADDD    Z1, Z3, Z3
	VPMOVDB   Z2, (DI)
	VPMOVDB   Z3, 16(DI)
	ADDQ      $128, SI
	ADDQ      $32, DI
	SUBQ      $32, CX
	JGT       quantiseLoop
	VZEROUPPER
	RET

// func scaleAVX512(row, scales, bias *float32, step, slope float32, n int)
TEXT ·scaleAVX512(SB), NOSPLIT, $0-40
	MOVQ         row+0(FP), DI
	MOVQ         scales+8(FP), SI
	MOVQ         bias+16(FP), DX
	VBROADCASTSS step+24(FP), Z0
	VBROADCASTSS slope+28(FP), Z1
	MOVQ         n+32(FP), CX
	XORQ         AX, AX

scaleLoop:
	VCVTDQ2PS (DI)(AX*4), Z2
	VCVTDQ2PS 64(DI)(AX*4), Z3
	VMULPS    Z0, Z2, Z2
	VMULPS    Z0, Z3, Z3
	VMULPS    (SI)(AX*4), Z2, Z2
	VMULPS    64(SI)(AX*4), Z3, Z3
	VADDPS    (DX)(AX*4), Z2, Z2
	VADDPS    64(DX)(AX*4), Z3, Z3
	VMULPS    Z1, Z2, Z4
	VMULPS    Z1, Z3, Z5
	VMAXPS    Z4, Z2, Z2
	VMAXPS    Z5, Z3, Z3
	VMOVUPS   Z2, (DI)(AX*4)
	VMOVUPS   Z3, 64(DI)(AX*4)
	ADDQ      $32, AX
	CMPQ      AX, CX
	JLT       scaleLoop
	VZEROUPPER
	RET

// GATE loads the sum of a gate: sums, scales and gates lie at the given places.
#define GATE(sums, scales, gates, x) \
	VCVTDQ2PS sums, x      \
	VMULPS    scales, x, x \
	VADDPS    gates, x, x

// SQUASH replaces x by the numerator of its tangent and sets q to the
// denominator, with the constants of the table at R8 from the given places.
#define SQUASH(upper, lower, p2, p1, p0, q2, q1, x, q) \
	VMINPS  upper(R8), x, x   \
	VMAXPS  lower(R8), x, x   \
	VMULPS  x, x, Z16         \
	VMULPS  p2(R8), Z16, Z17  \
	VMULPS  q2(R8), Z16, q    \
	VADDPS  p1(R8), Z17, Z17  \
	VADDPS  q1(R8), q, q      \
	VMULPS  Z16, Z17, Z17     \
	VMULPS  Z16, q, q         \
	VADDPS  p0(R8), Z17, Z17  \
	VADDPS  896(R8), q, q     \
	VMULPS  Z17, x, x

#define WHOLE(x, q) SQUASH(0, 64, 128, 192, 256, 320, 384, x, q)
#define HALF(x, q) SQUASH(448, 512, 576, 640, 704, 768, 832, x, q)

// func readCellAVX512(sums *int32, gates, scales, state, out *float32, levels *byte, n int, table *cellTable)
TEXT ·readCellAVX512(SB), NOSPLIT, $0-64
	MOVQ    sums+0(FP), SI
	MOVQ    gates+8(FP), DI
	MOVQ    scales+16(FP), DX
	MOVQ    state+24(FP), BX
	MOVQ    out+32(FP), R12
	MOVQ    levels+40(FP), R13
	MOVQ    n+48(FP), CX
	MOVQ    table+56(FP), R8
	MOVQ    CX, R9
	SHLQ    $2, R9                // bytes from gate to gate
	LEAQ    (R9)(R9*2), R10
	VMOVUPS 960(R8), Z20          // one half
	VMOVUPS 1024(R8), Z21         // the top level
	VMOVUPS 1088(R8), Z22         // the level of zero

readLoop:
	GATE((SI), (DX), (DI), Z0)
	GATE((SI)(R9*1), (DX)(R9*1), (DI)(R9*1), Z1)
	GATE((SI)(R9*2), (DX)(R9*2), (DI)(R9*2), Z2)
	GATE((SI)(R10*1), (DX)(R10*1), (DI)(R10*1), Z3)
	HALF(Z0, Z4)
	HALF(Z1, Z5)
	WHOLE(Z2, Z6)
	HALF(Z3, Z7)
	VADDPS    Z0, Z4, Z0          // in
	VADDPS    Z1, Z5, Z1          // forget
	VADDPS    Z3, Z7, Z3          // out
	VMULPS    Z6, Z4, Z4          // what enters is over this
	VMULPS    (BX), Z1, Z1
	VMULPS    Z2, Z0, Z0
	VMULPS    Z4, Z1, Z1
	VMULPS    Z5, Z0, Z0
	VADDPS    Z0, Z1, Z1
	VMULPS    Z20, Z1, Z1
	VMULPS    Z4, Z5, Z5
	VDIVPS    Z5, Z1, Z1
	VMOVUPS   Z1, (BX)
	WHOLE(Z1, Z5)
	VMULPS    Z1, Z3, Z3
	VMULPS    Z20, Z3, Z3
	VMULPS    Z5, Z7, Z7
	VDIVPS    Z7, Z3, Z3
	VMOVUPS   Z3, (R12)
	VMULPS    Z21, Z3, Z3
	VCVTPS2DQ Z3, Z3
	VPADDD    Z22, Z3, Z3
	VPMOVDB   Z3, (R13)
	ADDQ      $64, SI
	ADDQ      $64, DI
	ADDQ      $64, DX
	ADDQ      $64, BX
	ADDQ      $64, R12
	ADDQ      $16, R13
	SUBQ      $16, CX
	JGT       readLoop
	VZEROUPPER
	RET
