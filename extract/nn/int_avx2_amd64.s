//go:build !purego

#include "textflag.h"
#include "panel_avx2_amd64.h"
#include "squash_amd64.h"

// ROW adds the products of eight bytes at in and the weights of 16 columns (Y12,
// Y13 for the first four bytes, Y14 and 96(DX) for the others) to the sums x
// and y. Two products of pairs still fit sixteen bits together; Y15 holds ones.
#define ROW(in, x, y) \
	VPBROADCASTD (in), Y8        \
	VPBROADCASTD 4(in), Y9       \
	VPMADDUBSW   Y12, Y8, Y10    \
	VPMADDUBSW   Y13, Y8, Y8     \
	VPMADDUBSW   Y14, Y9, Y11    \
	VPMADDUBSW   96(DX), Y9, Y9  \
	VPADDW       Y11, Y10, Y10   \
	VPADDW       Y9, Y8, Y8      \
	VPMADDWD     Y15, Y10, Y10   \
	VPMADDWD     Y15, Y8, Y8     \
	VPADDD       Y10, x, x       \
	VPADDD       Y8, y, y        \
	ADDQ         $8, in

// START2, START4 and START6 set the sums of so many rows to what they begin
// with, which lies at start.
#define START2(start) \
	VMOVDQU (start), Y0    \
	VMOVDQU 32(start), Y1  \
	VMOVDQA Y0, Y2         \
	VMOVDQA Y1, Y3

#define START4(start) \
	START2(start)   \
	VMOVDQA Y0, Y4  \
	VMOVDQA Y1, Y5  \
	VMOVDQA Y0, Y6  \
	VMOVDQA Y1, Y7

#define START6(start) \
	START4(start)    \
	VMOVDQA Y0, Y8   \
	VMOVDQA Y1, Y9   \
	VMOVDQA Y0, Y10  \
	VMOVDQA Y1, Y11

// func panelInt8AVX2(out *int32, stride uintptr, in *byte, row uintptr, w *byte, start *int32, m, k int)
//
// The sums of m rows for the 16 columns of a panel, k bytes deep, four rows at
// a time. Where fewer are left, the last stands in for those that are missing.
TEXT ·panelInt8AVX2(SB), NOSPLIT, $0-64
	MOVQ     out+0(FP), DI
	MOVQ     in+16(FP), SI
	MOVQ     m+48(FP), R11
	VPCMPEQW Y15, Y15, Y15
	VPSRLW   $15, Y15, Y15

rows:
	TESTQ R11, R11
	JLE   done
	MOVQ  row+24(FP), R12
	MOVQ  stride+8(FP), R13
	MOVQ  SI, R8
	MOVQ  SI, R9
	MOVQ  SI, R10
	MOVQ  DI, AX
	MOVQ  DI, BX
	MOVQ  DI, R15
	CMPQ  R11, $2
	JLT   start
	ADDQ  R12, R8
	ADDQ  R13, AX
	MOVQ  R8, R9
	MOVQ  R8, R10
	MOVQ  AX, BX
	MOVQ  AX, R15
	CMPQ  R11, $3
	JLT   start
	ADDQ  R12, R9
	ADDQ  R13, BX
	MOVQ  R9, R10
	MOVQ  BX, R15
	CMPQ  R11, $4
	JLT   start
	ADDQ  R12, R10
	ADDQ  R13, R15

start:
	MOVQ    start+40(FP), CX
	START4(CX)
	MOVQ    w+32(FP), DX
	MOVQ    k+56(FP), CX

loop:
	VMOVDQU (DX), Y12
	VMOVDQU 32(DX), Y13
	VMOVDQU 64(DX), Y14
	ROW(SI, Y0, Y1)
	ROW(R8, Y2, Y3)
	ROW(R9, Y4, Y5)
	ROW(R10, Y6, Y7)
	ADDQ    $128, DX
	SUBQ    $8, CX
	JNZ     loop

	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VMOVDQU Y2, (AX)
	VMOVDQU Y3, 32(AX)
	VMOVDQU Y4, (BX)
	VMOVDQU Y5, 32(BX)
	VMOVDQU Y6, (R15)
	VMOVDQU Y7, 32(R15)
	MOVQ    k+56(FP), CX
	SUBQ    CX, R10
	ADDQ    R12, R10
	MOVQ    R10, SI
	ADDQ    R13, R15
	MOVQ    R15, DI
	SUBQ    $4, R11
	JMP     rows

done:
	VZEROUPPER
	RET

// DOT is VPDPBUSD Yw, Ya, Yd as processors without AVX-512 have it, which the
// assembler does not know; w is 8 at least.
#define DOT(d, a, w) \
	BYTE $0xc4; BYTE $(0x42|((8-(d&8))<<4)); BYTE $(((15-a)<<3)|5); BYTE $0x50; BYTE $(0xc0|((d&7)<<3)|(w-8))

// ROW4 adds the products of four bytes at addr and the weights of 16 columns
// (Y12, Y13) to the sums x and y, which are numbers of registers.
#define ROW4(addr, x, y) \
	VPBROADCASTD addr, Y14 \
	DOT(x, 14, 12)         \
	DOT(y, 14, 13)

#define STORE(addr, high, x, y) \
	VMOVDQU x, addr            \
	VMOVDQU y, high

// func panelAVXVNNI(out *int32, stride uintptr, in *byte, row uintptr, w *byte, start *int32, m, k int)
//
// The sums of m rows for the 16 columns of a panel, k bytes deep. Six rows at a
// time keep twelve sums in registers; then two; where one is left, it is both.
TEXT ·panelAVXVNNI(SB), NOSPLIT, $0-64
	MOVQ out+0(FP), DI
	MOVQ stride+8(FP), R8
	MOVQ in+16(FP), SI
	MOVQ row+24(FP), R9
	MOVQ w+32(FP), DX
	MOVQ start+40(FP), R10
	MOVQ m+48(FP), R11
	LEAQ (R9)(R9*2), R14
	LEAQ (R8)(R8*2), R15

six:
	CMPQ    R11, $6
	JLT     two
	START6(R10)
	MOVQ    SI, AX
	LEAQ    (SI)(R14*1), BX
	MOVQ    DX, R13
	MOVQ    k+56(FP), R12

sixLoop:
	VMOVDQU (R13), Y12
	VMOVDQU 32(R13), Y13
	ROW4((AX), 0, 1)
	ROW4((AX)(R9*1), 2, 3)
	ROW4((AX)(R9*2), 4, 5)
	ROW4((BX), 6, 7)
	ROW4((BX)(R9*1), 8, 9)
	ROW4((BX)(R9*2), 10, 11)
	ADDQ    $4, AX
	ADDQ    $4, BX
	ADDQ    $64, R13
	SUBQ    $4, R12
	JNZ     sixLoop

	LEAQ (DI)(R15*1), BX
	OUT6(STORE, DI)
	NEXT6
	JMP  six

two:
	TESTQ R11, R11
	JLE   done
	MOVQ  SI, BX
	MOVQ  DI, R15
	CMPQ  R11, $1
	JEQ   twoStart
	ADDQ  R9, BX
	ADDQ  R8, R15

twoStart:
	START2(R10)
	MOVQ    SI, AX
	MOVQ    DX, R13
	MOVQ    k+56(FP), R12

twoLoop:
	VMOVDQU (R13), Y12
	VMOVDQU 32(R13), Y13
	ROW4((AX), 0, 1)
	ROW4((BX), 2, 3)
	ADDQ    $4, AX
	ADDQ    $4, BX
	ADDQ    $64, R13
	SUBQ    $4, R12
	JNZ     twoLoop

	STORE((DI), 32(DI), Y0, Y1)
	STORE((R15), 32(R15), Y2, Y3)
	NEXT2
	JMP  two

done:
	VZEROUPPER
	RET

// Names for the macros of squash_amd64.h.
#define V0        Y0
#define V1        Y1
#define V2        Y2
#define V3        Y3
#define V4        Y4
#define V5        Y5
#define V6        Y6
#define V7        Y7
#define SQUARE    Y8
#define NUMERATOR Y9
#define ONE       Y13
#define ONEHALF   Y10
#define TOP       Y11
#define ZERO      Y12
#define WIDTH     32
#define LANES     8

// func highestAVX2(row *float32, n int) float32
TEXT ·highestAVX2(SB), NOSPLIT, $0-20
	MOVQ     row+0(FP), SI
	MOVQ     n+8(FP), CX
	VPCMPEQD Y4, Y4, Y4
	VPSRLD   $1, Y4, Y4
	VPXOR    Y0, Y0, Y0
	VPXOR    Y1, Y1, Y1

highestLoop:
	VPAND        (SI), Y4, Y2
	VPAND        32(SI), Y4, Y3
	VPMAXUD      Y2, Y0, Y0
	VPMAXUD      Y3, Y1, Y1
	ADDQ         $64, SI
	SUBQ         $16, CX
	JGT          highestLoop
	VPMAXUD      Y1, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPMAXUD      X1, X0, X0
	HIGHEST_OF_FOUR
	MOVL AX, ret+16(FP)
	RET

DATA inOrder<>+0(SB)/4, $0
DATA inOrder<>+4(SB)/4, $4
DATA inOrder<>+8(SB)/4, $1
DATA inOrder<>+12(SB)/4, $5
DATA inOrder<>+16(SB)/4, $2
DATA inOrder<>+20(SB)/4, $6
DATA inOrder<>+24(SB)/4, $3
DATA inOrder<>+28(SB)/4, $7
GLOBL inOrder<>(SB), RODATA, $32

// func quantiseAVX2(levels *byte, row *float32, perStep float32, n int)
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-32
	MOVQ         levels+0(FP), DI
	MOVQ         row+8(FP), SI
	VBROADCASTSS perStep+16(FP), Y0
	MOVQ         n+24(FP), CX
	MOVL         $0x40404040, AX
	VMOVD        AX, X1
	VPBROADCASTD X1, Y1
	VMOVDQU      inOrder<>(SB), Y7

quantiseLoop:
	VMULPS    (SI), Y0, Y2
	VMULPS    32(SI), Y0, Y3
	VMULPS    64(SI), Y0, Y4
	VMULPS    96(SI), Y0, Y5
	VCVTPS2DQ Y2, Y2
	VCVTPS2DQ Y3, Y3
	VCVTPS2DQ Y4, Y4
	VCVTPS2DQ Y5, Y5
	VPACKSSDW Y3, Y2, Y2
	VPACKSSDW Y5, Y4, Y4
	VPACKSSWB Y4, Y2, Y2
	VPERMD    Y2, Y7, Y2
	VPADDB    Y1, Y2, Y2
	VMOVDQU   Y2, (DI)
	ADDQ      $128, SI
	ADDQ      $32, DI
	SUBQ      $32, CX
	JGT       quantiseLoop
	VZEROUPPER
	RET

// func scaleAVX2(row, scales, bias *float32, step, slope float32, n int)
TEXT ·scaleAVX2(SB), NOSPLIT, $0-40
	MOVQ         row+0(FP), DI
	MOVQ         scales+8(FP), SI
	MOVQ         bias+16(FP), DX
	VBROADCASTSS step+24(FP), Y0
	VBROADCASTSS slope+28(FP), Y1
	MOVQ         n+32(FP), CX
	SCALE
	RET

// func readCellAVX2(sums *int32, gates, scales, state, out *float32, levels *byte, n int, table *cellTable)
TEXT ·readCellAVX2(SB), NOSPLIT, $0-64
	MOVQ    sums+0(FP), SI
	MOVQ    gates+8(FP), DI
	MOVQ    scales+16(FP), DX
	MOVQ    state+24(FP), BX
	MOVQ    out+32(FP), R12
	MOVQ    levels+40(FP), R13
	MOVQ    n+48(FP), CX
	MOVQ    table+56(FP), R8
	VMOVUPS 896(R8), ONE
	START_CELLS

readLoop:
	CELL
	VEXTRACTI128 $1, Y3, X4
	VPACKSSDW    X4, X3, X3
	VPACKUSWB    X3, X3, X3
	VMOVQ        X3, (R13)
	NEXT_CELLS
	JGT          readLoop
	VZEROUPPER
	RET
