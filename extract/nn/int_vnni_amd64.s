//go:build !purego

#include "textflag.h"

// ROW adds the products of four bytes at addr and the weights of 32 columns
// (Z24, Z25) to the sums x and y.
#define ROW(addr, x, y) \
	VPBROADCASTD addr, Z28   \
	VPDPBUSD     Z24, Z28, x \
	VPDPBUSD     Z25, Z28, y

// START sets the sums of a row to what they begin with (Z30, Z31).
#define START(x, y) \
	VMOVDQA64 Z30, x \
	VMOVDQA64 Z31, y

#define STORE(addr, high, x, y) \
	VMOVDQU32 x, addr            \
	VMOVDQU32 y, high

// func panelVNNI(out *int32, stride uintptr, in *byte, row uintptr, w *byte, start *int32, m, k int)
//
// The sums of m rows for the 32 columns of two panels, k bytes deep. Twelve
// rows at a time keep 24 sums in registers; then four; then the rest.
TEXT ·panelVNNI(SB), NOSPLIT, $0-64
	MOVQ      out+0(FP), DI
	MOVQ      stride+8(FP), R8
	MOVQ      in+16(FP), SI
	MOVQ      row+24(FP), R9
	MOVQ      w+32(FP), DX
	MOVQ      start+40(FP), AX
	MOVQ      m+48(FP), R11
	MOVQ      k+56(FP), R10
	VMOVDQU32 (AX), Z30
	VMOVDQU32 64(AX), Z31
	LEAQ      (R9)(R9*2), R14
	LEAQ      (R8)(R8*2), R15
	SHLQ      $4, R10           // bytes of a panel

twelve:
	CMPQ R11, $12
	JLT  four
	START(Z0, Z1)
	START(Z2, Z3)
	START(Z4, Z5)
	START(Z6, Z7)
	START(Z8, Z9)
	START(Z10, Z11)
	START(Z12, Z13)
	START(Z14, Z15)
	START(Z16, Z17)
	START(Z18, Z19)
	START(Z20, Z21)
	START(Z22, Z23)
	MOVQ SI, AX
	LEAQ (SI)(R9*4), BX
	LEAQ (SI)(R9*8), CX
	MOVQ DX, R13
	MOVQ k+56(FP), R12

twelveLoop:
	VMOVDQU32 (R13), Z24
	VMOVDQU32 (R13)(R10*1), Z25
	ROW((AX), Z0, Z1)
	ROW((AX)(R9*1), Z2, Z3)
	ROW((AX)(R9*2), Z4, Z5)
	ROW((AX)(R14*1), Z6, Z7)
	ROW((BX), Z8, Z9)
	ROW((BX)(R9*1), Z10, Z11)
	ROW((BX)(R9*2), Z12, Z13)
	ROW((BX)(R14*1), Z14, Z15)
	ROW((CX), Z16, Z17)
	ROW((CX)(R9*1), Z18, Z19)
	ROW((CX)(R9*2), Z20, Z21)
	ROW((CX)(R14*1), Z22, Z23)
	ADDQ $4, AX
	ADDQ $4, BX
	ADDQ $4, CX
	ADDQ $64, R13
	SUBQ $4, R12
	JNZ  twelveLoop

	LEAQ (DI)(R8*4), AX
	LEAQ (DI)(R8*8), BX
	STORE((DI), 64(DI), Z0, Z1)
	STORE((DI)(R8*1), 64(DI)(R8*1), Z2, Z3)
	STORE((DI)(R8*2), 64(DI)(R8*2), Z4, Z5)
	STORE((DI)(R15*1), 64(DI)(R15*1), Z6, Z7)
	STORE((AX), 64(AX), Z8, Z9)
	STORE((AX)(R8*1), 64(AX)(R8*1), Z10, Z11)
	STORE((AX)(R8*2), 64(AX)(R8*2), Z12, Z13)
	STORE((AX)(R15*1), 64(AX)(R15*1), Z14, Z15)
	STORE((BX), 64(BX), Z16, Z17)
	STORE((BX)(R8*1), 64(BX)(R8*1), Z18, Z19)
	STORE((BX)(R8*2), 64(BX)(R8*2), Z20, Z21)
	STORE((BX)(R15*1), 64(BX)(R15*1), Z22, Z23)
	LEAQ (SI)(R14*4), SI
	LEAQ (DI)(R15*4), DI
	SUBQ $12, R11
	JMP  twelve

four:
	CMPQ R11, $4
	JLT  rest
	START(Z0, Z1)
	START(Z2, Z3)
	START(Z4, Z5)
	START(Z6, Z7)
	MOVQ SI, AX
	MOVQ DX, R13
	MOVQ k+56(FP), R12

fourLoop:
	VMOVDQU32 (R13), Z24
	VMOVDQU32 (R13)(R10*1), Z25
	ROW((AX), Z0, Z1)
	ROW((AX)(R9*1), Z2, Z3)
	ROW((AX)(R9*2), Z4, Z5)
	ROW((AX)(R14*1), Z6, Z7)
	ADDQ $4, AX
	ADDQ $64, R13
	SUBQ $4, R12
	JNZ  fourLoop

	STORE((DI), 64(DI), Z0, Z1)
	STORE((DI)(R8*1), 64(DI)(R8*1), Z2, Z3)
	STORE((DI)(R8*2), 64(DI)(R8*2), Z4, Z5)
	STORE((DI)(R15*1), 64(DI)(R15*1), Z6, Z7)
	LEAQ (SI)(R9*4), SI
	LEAQ (DI)(R8*4), DI
	SUBQ $4, R11
	JMP  four

	// One to three rows are left. Where the second or third is missing, the
	// first stands in for it, which costs nothing: the sums wait for each other.
rest:
	TESTQ R11, R11
	JLE   done
	MOVQ  SI, BX
	MOVQ  SI, CX
	MOVQ  DI, R14
	MOVQ  DI, R15
	CMPQ  R11, $2
	JLT   restStart
	ADDQ  R9, BX
	ADDQ  R8, R14
	CMPQ  R11, $3
	JLT   restStart
	LEAQ  (SI)(R9*2), CX
	LEAQ  (DI)(R8*2), R15

restStart:
	START(Z0, Z1)
	START(Z2, Z3)
	START(Z4, Z5)
	MOVQ k+56(FP), R12

restLoop:
	VMOVDQU32 (DX), Z24
	VMOVDQU32 (DX)(R10*1), Z25
	ROW((SI), Z0, Z1)
	ROW((BX), Z2, Z3)
	ROW((CX), Z4, Z5)
	ADDQ $4, SI
	ADDQ $4, BX
	ADDQ $4, CX
	ADDQ $64, DX
	SUBQ $4, R12
	JNZ  restLoop

	STORE((DI), 64(DI), Z0, Z1)
	STORE((R14), 64(R14), Z2, Z3)
	STORE((R15), 64(R15), Z4, Z5)

done:
	VZEROUPPER
	RET
