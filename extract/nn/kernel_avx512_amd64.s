//go:build !purego

#include "textflag.h"
#include "cell_amd64.h"
#include "panel_avx512_amd64.h"

// ROW adds the broadcast value at addr times the current row of the panel
// (Z24, Z25) to the sums x and y.
#define ROW(addr, x, y) \
	VBROADCASTSS addr, Z28       \
	VFMADD231PS  Z24, Z28, x     \
	VFMADD231PS  Z25, Z28, y

#define LOAD(addr, high, x, y) \
	VMOVUPS addr, x            \
	VMOVUPS high, y

#define STORE(addr, high, x, y) \
	VMOVUPS x, addr             \
	VMOVUPS y, high

#define CLEAR(x, y) \
	VPXORQ x, x, x  \
	VPXORQ y, y, y

// func panelAVX512(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, m, k int, accumulate bool)
//
// Twelve rows at a time keep 24 sums in registers; then four; then the rest.
TEXT ·panelAVX512(SB), NOSPLIT, $0-65
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ row+24(FP), R9
	MOVQ step+32(FP), R10
	MOVQ b+40(FP), DX
	MOVQ m+48(FP), R11
	LEAQ (R9)(R9*2), R14
	LEAQ (R8)(R8*2), R15

twelve:
	CMPQ R11, $12
	JLT  four
	CMPB accumulate+64(FP), $0
	JEQ  twelveClear
	OUT12(LOAD)
	JMP  twelveStart

twelveClear:
	SUMS12(CLEAR)

twelveStart:
	MOVQ SI, AX
	LEAQ (SI)(R9*4), BX
	LEAQ (SI)(R9*8), CX
	MOVQ DX, R13
	MOVQ k+56(FP), R12

twelveLoop:
	VMOVUPS (R13), Z24
	VMOVUPS 64(R13), Z25
	ROWS12
	ADDQ R10, AX
	ADDQ R10, BX
	ADDQ R10, CX
	ADDQ $128, R13
	DECQ R12
	JNZ  twelveLoop

	OUT12(STORE)
	NEXT12
	JMP  twelve

four:
	CMPQ R11, $4
	JLT  rest
	CMPB accumulate+64(FP), $0
	JEQ  fourClear
	OUT4(LOAD)
	JMP  fourStart

fourClear:
	SUMS4(CLEAR)

fourStart:
	MOVQ SI, AX
	MOVQ DX, R13
	MOVQ k+56(FP), R12

fourLoop:
	VMOVUPS (R13), Z24
	VMOVUPS 64(R13), Z25
	ROWS4
	ADDQ R10, AX
	ADDQ $128, R13
	DECQ R12
	JNZ  fourLoop

	OUT4(STORE)
	NEXT4
	JMP  four

rest:
	TESTQ   R11, R11
	JLE     done
	LAST(restStart)

restStart:
	SUMS3(CLEAR)
	CMPB accumulate+64(FP), $0
	JEQ  restSum
	OUT3(LOAD)

restSum:
	MOVQ DX, R13
	MOVQ k+56(FP), R12

restLoop:
	VMOVUPS (R13), Z24
	VMOVUPS 64(R13), Z25
	ROWS3
	ADDQ R10, SI
	ADDQ R10, BX
	ADDQ R10, CX
	ADDQ $128, R13
	DECQ R12
	JNZ  restLoop

	OUT3(STORE)

done:
	VZEROUPPER
	RET

// Names for the macros of cell_amd64.h.
#define V0          Z0
#define V1          Z1
#define V2          Z2
#define V3          Z3
#define SQUARE      Z20
#define NUMERATOR   Z21
#define DENOMINATOR Z22
#define ONEHALF     Z31
#define WIDTH       64
#define LANES       16

// func cellAVX512(gates, before, state, out *float32, n int, table *tanhTable)
TEXT ·cellAVX512(SB), NOSPLIT, $0-48
	MOVQ    gates+0(FP), DI
	MOVQ    before+8(FP), SI
	MOVQ    state+16(FP), DX
	MOVQ    out+24(FP), CX
	MOVQ    n+32(FP), R9
	MOVQ    table+40(FP), R8
	CELLS
	RET

// func addScaledAVX512(dst, src *float32, alpha float32, n int)
TEXT ·addScaledAVX512(SB), NOSPLIT, $0-32
	MOVQ         dst+0(FP), DI
	MOVQ         src+8(FP), SI
	VBROADCASTSS alpha+16(FP), Z0
	MOVQ         n+24(FP), R9
	ADD_SCALED
	RET
