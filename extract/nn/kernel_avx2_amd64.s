//go:build !purego

#include "textflag.h"
#include "cell_amd64.h"
#include "panel_avx2_amd64.h"

// ROW adds the broadcast value at addr times half a row of the panel (Y12,
// Y13) to the sums x and y.
#define ROW(addr, x, y) \
	VBROADCASTSS addr, Y14       \
	VFMADD231PS  Y12, Y14, x     \
	VFMADD231PS  Y13, Y14, y

// COLUMNS adds eight columns of the panel's row at addr, times the values of
// two rows (Y14, Y15), to their sums x and y.
#define COLUMNS(addr, x, y) \
	VMOVUPS     addr, Y12    \
	VFMADD231PS Y12, Y14, x  \
	VFMADD231PS Y12, Y15, y

#define LOAD(addr, high, x, y) \
	VMOVUPS addr, x            \
	VMOVUPS high, y

#define STORE(addr, high, x, y) \
	VMOVUPS x, addr             \
	VMOVUPS y, high

#define CLEAR(x, y) \
	VXORPS x, x, x  \
	VXORPS y, y, y

// func panelAVX2(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, m, k int, accumulate bool)
//
// Six rows by half a panel keep twelve sums in registers; the rows that remain
// go by twos, and a last one alone, over the whole panel.
TEXT ·panelAVX2(SB), NOSPLIT, $0-65
	MOVQ c+0(FP), DI
	MOVQ ldc+8(FP), R8
	MOVQ a+16(FP), SI
	MOVQ row+24(FP), R9
	MOVQ step+32(FP), R10
	MOVQ b+40(FP), DX
	MOVQ m+48(FP), R11
	LEAQ (R9)(R9*2), R14
	LEAQ (R8)(R8*2), R15

six:
	CMPQ R11, $6
	JLT  two
	XORQ CX, CX

sixHalf:
	LEAQ (DI)(CX*1), AX
	LEAQ (AX)(R15*1), BX
	CMPB accumulate+64(FP), $0
	JEQ  sixClear
	OUT6(LOAD, AX)
	JMP  sixStart

sixClear:
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)
	CLEAR(Y4, Y5)
	CLEAR(Y6, Y7)
	CLEAR(Y8, Y9)
	CLEAR(Y10, Y11)

sixStart:
	MOVQ SI, AX
	LEAQ (SI)(R14*1), BX
	LEAQ (DX)(CX*1), R13
	MOVQ k+56(FP), R12

sixLoop:
	VMOVUPS (R13), Y12
	VMOVUPS 32(R13), Y13
	ROW((AX), Y0, Y1)
	ROW((AX)(R9*1), Y2, Y3)
	ROW((AX)(R9*2), Y4, Y5)
	ROW((BX), Y6, Y7)
	ROW((BX)(R9*1), Y8, Y9)
	ROW((BX)(R9*2), Y10, Y11)
	ADDQ R10, AX
	ADDQ R10, BX
	ADDQ $128, R13
	DECQ R12
	JNZ  sixLoop

	LEAQ (DI)(CX*1), AX
	LEAQ (AX)(R15*1), BX
	OUT6(STORE, AX)
	ADDQ $64, CX
	CMPQ CX, $128
	JLT  sixHalf

	NEXT6
	JMP  six

two:
	CMPQ R11, $2
	JLT  one
	LEAQ (DI)(R8*1), BX
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)
	CLEAR(Y4, Y5)
	CLEAR(Y6, Y7)
	CMPB accumulate+64(FP), $0
	JEQ  twoStart
	LOAD((DI), 32(DI), Y0, Y1)
	LOAD(64(DI), 96(DI), Y2, Y3)
	LOAD((BX), 32(BX), Y4, Y5)
	LOAD(64(BX), 96(BX), Y6, Y7)

twoStart:
	MOVQ SI, AX
	MOVQ DX, R13
	MOVQ k+56(FP), R12

twoLoop:
	VBROADCASTSS (AX), Y14
	VBROADCASTSS (AX)(R9*1), Y15
	COLUMNS((R13), Y0, Y4)
	COLUMNS(32(R13), Y1, Y5)
	COLUMNS(64(R13), Y2, Y6)
	COLUMNS(96(R13), Y3, Y7)
	ADDQ         R10, AX
	ADDQ         $128, R13
	DECQ         R12
	JNZ          twoLoop

	STORE((DI), 32(DI), Y0, Y1)
	STORE(64(DI), 96(DI), Y2, Y3)
	STORE((BX), 32(BX), Y4, Y5)
	STORE(64(BX), 96(BX), Y6, Y7)
	NEXT2
	JMP  two

one:
	TESTQ R11, R11
	JLE   done
	CLEAR(Y0, Y1)
	CLEAR(Y2, Y3)
	CMPB  accumulate+64(FP), $0
	JEQ   oneStart
	LOAD((DI), 32(DI), Y0, Y1)
	LOAD(64(DI), 96(DI), Y2, Y3)

oneStart:
	MOVQ SI, AX
	MOVQ DX, R13
	MOVQ k+56(FP), R12

oneLoop:
	VBROADCASTSS (AX), Y14
	VFMADD231PS  (R13), Y14, Y0
	VFMADD231PS  32(R13), Y14, Y1
	VFMADD231PS  64(R13), Y14, Y2
	VFMADD231PS  96(R13), Y14, Y3
	ADDQ         R10, AX
	ADDQ         $128, R13
	DECQ         R12
	JNZ          oneLoop

	STORE((DI), 32(DI), Y0, Y1)
	STORE(64(DI), 96(DI), Y2, Y3)
	ADDQ R9, SI
	ADDQ R8, DI
	DECQ R11
	JMP  one

done:
	VZEROUPPER
	RET

// Names for the macros of cell_amd64.h.
#define V0          Y0
#define V1          Y1
#define V2          Y2
#define V3          Y3
#define SQUARE      Y12
#define NUMERATOR   Y13
#define DENOMINATOR Y14
#define ONEHALF     Y15
#define WIDTH       32
#define LANES       8

// func cellAVX2(gates, before, state, out *float32, n int, table *tanhTable)
TEXT ·cellAVX2(SB), NOSPLIT, $0-48
	MOVQ    gates+0(FP), DI
	MOVQ    before+8(FP), SI
	MOVQ    state+16(FP), DX
	MOVQ    out+24(FP), CX
	MOVQ    n+32(FP), R9
	MOVQ    table+40(FP), R8
	CELLS
	RET

// func addScaledAVX2(dst, src *float32, alpha float32, n int)
TEXT ·addScaledAVX2(SB), NOSPLIT, $0-32
	MOVQ         dst+0(FP), DI
	MOVQ         src+8(FP), SI
	VBROADCASTSS alpha+16(FP), Y0
	MOVQ         n+24(FP), R9
	ADD_SCALED
	RET
