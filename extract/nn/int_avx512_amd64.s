//go:build !purego

#include "textflag.h"
#include "squash_amd64.h"

// Names for the macros of squash_amd64.h.
#define V0        Z0
#define V1        Z1
#define V2        Z2
#define V3        Z3
#define V4        Z4
#define V5        Z5
#define V6        Z6
#define V7        Z7
#define SQUARE    Z16
#define NUMERATOR Z17
#define ONE       896(R8)
#define ONEHALF   Z20
#define TOP       Z21
#define ZERO      Z22
#define WIDTH     64
#define LANES     16

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
	HIGHEST_OF_FOUR
	MOVL AX, ret+16(FP)
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
	SCALE
	RET

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
	START_CELLS

readLoop:
	CELL
	VPMOVDB Z3, (R13)
	NEXT_CELLS
	JGT     readLoop
	VZEROUPPER
	RET
