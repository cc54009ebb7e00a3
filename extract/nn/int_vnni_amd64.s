//go:build !purego

#include "textflag.h"
#include "panel_avx512_amd64.h"

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
	SUMS12(START)
	MOVQ SI, AX
	LEAQ (SI)(R9*4), BX
	LEAQ (SI)(R9*8), CX
	MOVQ DX, R13
	MOVQ k+56(FP), R12

twelveLoop:
	VMOVDQU32 (R13), Z24
	VMOVDQU32 (R13)(R10*1), Z25
	ROWS12
	ADDQ $4, AX
	ADDQ $4, BX
	ADDQ $4, CX
	ADDQ $64, R13
	SUBQ $4, R12
	JNZ  twelveLoop

	OUT12(STORE)
	NEXT12
	JMP  twelve

four:
	CMPQ R11, $4
	JLT  rest
	SUMS4(START)
	MOVQ SI, AX
	MOVQ DX, R13
	MOVQ k+56(FP), R12

fourLoop:
	VMOVDQU32 (R13), Z24
	VMOVDQU32 (R13)(R10*1), Z25
	ROWS4
	ADDQ $4, AX
	ADDQ $64, R13
	SUBQ $4, R12
	JNZ  fourLoop

	OUT4(STORE)
	NEXT4
	JMP  four

rest:
	TESTQ R11, R11
	JLE   done
	LAST(restStart)

restStart:
	SUMS3(START)
	MOVQ k+56(FP), R12

restLoop:
	VMOVDQU32 (DX), Z24
	VMOVDQU32 (DX)(R10*1), Z25
	ROWS3
	ADDQ $4, SI
	ADDQ $4, BX
	ADDQ $4, CX
	ADDQ $64, DX
	SUBQ $4, R12
	JNZ  restLoop

	OUT3(STORE)

done:
	VZEROUPPER
	RET
