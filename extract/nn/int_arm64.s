//go:build !purego

#include "textflag.h"

// Instructions that the assembler does not know, by the numbers of registers:
// d is what b and a, in the order of the manual a and b, make.
#define SDOT(b, a, d) WORD $(0x4e809400|(b<<16)|(a<<5)|d)
#define FADD(b, a, d) WORD $(0x4e20d400|(b<<16)|(a<<5)|d)
#define FMUL(b, a, d) WORD $(0x6e20dc00|(b<<16)|(a<<5)|d)
#define FDIV(b, a, d) WORD $(0x6e20fc00|(b<<16)|(a<<5)|d)
#define FMAX(b, a, d) WORD $(0x4e20f400|(b<<16)|(a<<5)|d)
#define FMIN(b, a, d) WORD $(0x4ea0f400|(b<<16)|(a<<5)|d)
#define UMAX(b, a, d) WORD $(0x6ea06400|(b<<16)|(a<<5)|d)
#define SCVTF(a, d) WORD $(0x4e21d800|(a<<5)|d)
#define FCVTNS(a, d) WORD $(0x4e21a800|(a<<5)|d)
#define UMAXV(a, d) WORD $(0x6eb0a800|(a<<5)|d)
#define NARROW4H(a, d) WORD $(0x0e612800|(a<<5)|d)
#define NARROW8H(a, d) WORD $(0x4e612800|(a<<5)|d)
#define NARROW8B(a, d) WORD $(0x0e212800|(a<<5)|d)
#define NARROW16B(a, d) WORD $(0x4e212800|(a<<5)|d)

// func panelSDOT(out *int32, stride uintptr, in *byte, row uintptr, w *byte, start *int32, m, k int)
//
// The sums of m rows for the 16 columns of a panel, k bytes deep, four rows at
// a time. Where fewer are left, the last stands in for those that are missing.
TEXT ·panelSDOT(SB), NOSPLIT, $0-64
	MOVD out+0(FP), R0
	MOVD stride+8(FP), R1
	MOVD in+16(FP), R2
	MOVD row+24(FP), R3
	MOVD m+48(FP), R4

rows:
	MOVD R2, R5
	MOVD R2, R6
	MOVD R2, R7
	MOVD R0, R8
	MOVD R0, R9
	MOVD R0, R10
	CMP  $2, R4
	BLT  begin
	ADD  R3, R5
	ADD  R1, R8
	MOVD R5, R6
	MOVD R5, R7
	MOVD R8, R9
	MOVD R8, R10
	CMP  $3, R4
	BLT  begin
	ADD  R3, R6
	ADD  R1, R9
	MOVD R6, R7
	MOVD R9, R10
	CMP  $4, R4
	BLT  begin
	ADD  R3, R7
	ADD  R1, R10

begin:
	MOVD start+40(FP), R11
	VLD1 (R11), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1 (R11), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1 (R11), [V8.S4, V9.S4, V10.S4, V11.S4]
	VLD1 (R11), [V12.S4, V13.S4, V14.S4, V15.S4]
	MOVD w+32(FP), R11
	MOVD k+56(FP), R12

loop:
	VLD1.P  64(R11), [V16.B16, V17.B16, V18.B16, V19.B16]
	VLD1R.P 4(R2), [V20.S4]
	VLD1R.P 4(R5), [V21.S4]
	VLD1R.P 4(R6), [V22.S4]
	VLD1R.P 4(R7), [V23.S4]
	SDOT(20, 16, 0)
	SDOT(20, 17, 1)
	SDOT(20, 18, 2)
	SDOT(20, 19, 3)
	SDOT(21, 16, 4)
	SDOT(21, 17, 5)
	SDOT(21, 18, 6)
	SDOT(21, 19, 7)
	SDOT(22, 16, 8)
	SDOT(22, 17, 9)
	SDOT(22, 18, 10)
	SDOT(22, 19, 11)
	SDOT(23, 16, 12)
	SDOT(23, 17, 13)
	SDOT(23, 18, 14)
	SDOT(23, 19, 15)
	SUBS    $4, R12
	BNE     loop

	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R0)
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R8)
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R9)
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R10)
	MOVD k+56(FP), R12
	SUB  R12, R7
	ADD  R3, R7, R2
	ADD  R1, R10, R0
	SUBS $4, R4
	BGT  rows
	RET

// func highestNEON(row *float32, n int) float32
TEXT ·highestNEON(SB), NOSPLIT, $0-20
	MOVD row+0(FP), R0
	MOVD n+8(FP), R1
	MOVW $0x7fffffff, R2
	VDUP R2, V4.S4
	VEOR V5.B16, V5.B16, V5.B16

highestLoop:
	VLD1.P 64(R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	VAND   V4.B16, V0.B16, V0.B16
	VAND   V4.B16, V1.B16, V1.B16
	VAND   V4.B16, V2.B16, V2.B16
	VAND   V4.B16, V3.B16, V3.B16
	UMAX(0, 1, 0)
	UMAX(2, 3, 2)
	UMAX(0, 5, 5)
	UMAX(2, 5, 5)
	SUBS   $16, R1
	BGT    highestLoop
	UMAXV(5, 5)
	VMOV   V5.S[0], R2
	MOVW   R2, ret+16(FP)
	RET

// func quantiseNEON(levels *byte, row *float32, perStep float32, n int)
TEXT ·quantiseNEON(SB), NOSPLIT, $0-32
	MOVD  levels+0(FP), R0
	MOVD  row+8(FP), R1
	MOVWU perStep+16(FP), R2
	VDUP  R2, V4.S4
	MOVD  n+24(FP), R3
	MOVD  $64, R2
	VDUP  R2, V5.B16

quantiseLoop:
	VLD1.P 64(R1), [V0.S4, V1.S4, V2.S4, V3.S4]
	FMUL(4, 0, 0)
	FMUL(4, 1, 1)
	FMUL(4, 2, 2)
	FMUL(4, 3, 3)
	FCVTNS(0, 0)
	FCVTNS(1, 1)
	FCVTNS(2, 2)
	FCVTNS(3, 3)
	NARROW4H(0, 0)
	NARROW8H(1, 0)
	NARROW4H(2, 2)
	NARROW8H(3, 2)
	NARROW8B(0, 0)
	NARROW16B(2, 0)
	VADD   V5.B16, V0.B16, V0.B16
	VST1.P [V0.B16], 16(R0)
	SUBS   $16, R3
	BGT    quantiseLoop
	RET

// func scaleNEON(row, scales, bias *float32, step, slope float32, n int)
TEXT ·scaleNEON(SB), NOSPLIT, $0-40
	MOVD  row+0(FP), R0
	MOVD  scales+8(FP), R1
	MOVD  bias+16(FP), R2
	MOVWU step+24(FP), R3
	VDUP  R3, V16.S4
	MOVWU slope+28(FP), R3
	VDUP  R3, V17.S4
	MOVD  n+32(FP), R4

scaleLoop:
	VLD1   (R0), [V0.S4, V1.S4]
	VLD1.P 32(R1), [V2.S4, V3.S4]
	VLD1.P 32(R2), [V4.S4, V5.S4]
	SCVTF(0, 0)
	SCVTF(1, 1)
	FMUL(16, 0, 0)
	FMUL(16, 1, 1)
	FMUL(2, 0, 0)
	FMUL(3, 1, 1)
	FADD(4, 0, 0)
	FADD(5, 1, 1)
	FMUL(17, 0, 2)
	FMUL(17, 1, 3)
	FMAX(2, 0, 0)
	FMAX(3, 1, 1)
	VST1.P [V0.S4, V1.S4], 32(R0)
	SUBS   $8, R4
	BGT    scaleLoop
	RET

// SQUASH replaces x by the numerator of its tangent and sets q to the
// denominator, with the constants in the given registers and one in V28.
#define SQUASH(upper, lower, p2, p1, p0, q2, q1, x, q) \
	FMIN(upper, x, x) \
	FMAX(lower, x, x) \
	FMUL(x, x, 8)     \
	FMUL(p2, 8, 9)    \
	FMUL(q2, 8, q)    \
	FADD(p1, 9, 9)    \
	FADD(q1, q, q)    \
	FMUL(8, 9, 9)     \
	FMUL(8, q, q)     \
	FADD(p0, 9, 9)    \
	FADD(28, q, q)    \
	FMUL(9, x, x)

#define WHOLE(x, q) SQUASH(14, 15, 16, 17, 18, 19, 20, x, q)
#define HALF(x, q) SQUASH(21, 22, 23, 24, 25, 26, 27, x, q)

// GATE adds the scaled sums at V4 to the gate at x; the scales are in V5.
#define GATE(x) \
	SCVTF(4, 4)   \
	FMUL(5, 4, 4) \
	FADD(4, x, x)

// func readCellNEON(sums *int32, gates, scales, state, out *float32, levels *byte, n int, table *cellTable)
TEXT ·readCellNEON(SB), NOSPLIT, $0-64
	MOVD   sums+0(FP), R0
	MOVD   gates+8(FP), R4
	MOVD   scales+16(FP), R8
	MOVD   state+24(FP), R12
	MOVD   out+32(FP), R13
	MOVD   levels+40(FP), R14
	MOVD   n+48(FP), R15
	MOVD   table+56(FP), R19
	ADD    R15<<2, R0, R1
	ADD    R15<<2, R1, R2
	ADD    R15<<2, R2, R3
	ADD    R15<<2, R4, R5
	ADD    R15<<2, R5, R6
	ADD    R15<<2, R6, R7
	ADD    R15<<2, R8, R9
	ADD    R15<<2, R9, R10
	ADD    R15<<2, R10, R11
	MOVD   $64, R20
	VLD1.P (R19)(R20), [V14.S4]
	VLD1.P (R19)(R20), [V15.S4]
	VLD1.P (R19)(R20), [V16.S4]
	VLD1.P (R19)(R20), [V17.S4]
	VLD1.P (R19)(R20), [V18.S4]
	VLD1.P (R19)(R20), [V19.S4]
	VLD1.P (R19)(R20), [V20.S4]
	VLD1.P (R19)(R20), [V21.S4]
	VLD1.P (R19)(R20), [V22.S4]
	VLD1.P (R19)(R20), [V23.S4]
	VLD1.P (R19)(R20), [V24.S4]
	VLD1.P (R19)(R20), [V25.S4]
	VLD1.P (R19)(R20), [V26.S4]
	VLD1.P (R19)(R20), [V27.S4]
	VLD1.P (R19)(R20), [V28.S4]
	VLD1.P (R19)(R20), [V29.S4]
	VLD1.P (R19)(R20), [V30.S4]
	VLD1.P (R19)(R20), [V31.S4]

readLoop:
	VLD1.P 16(R4), [V0.S4]
	VLD1.P 16(R0), [V4.S4]
	VLD1.P 16(R8), [V5.S4]
	GATE(0)
	VLD1.P 16(R5), [V1.S4]
	VLD1.P 16(R1), [V4.S4]
	VLD1.P 16(R9), [V5.S4]
	GATE(1)
	VLD1.P 16(R6), [V2.S4]
	VLD1.P 16(R2), [V4.S4]
	VLD1.P 16(R10), [V5.S4]
	GATE(2)
	VLD1.P 16(R7), [V3.S4]
	VLD1.P 16(R3), [V4.S4]
	VLD1.P 16(R11), [V5.S4]
	GATE(3)
	HALF(0, 4)
	HALF(1, 5)
	WHOLE(2, 6)
	HALF(3, 7)
	FADD(0, 4, 0)   // in
	FADD(1, 5, 1)   // forget
	FADD(3, 7, 3)   // out
	FMUL(6, 4, 4)   // what enters is over this
	VLD1   (R12), [V10.S4]
	FMUL(10, 1, 1)
	FMUL(2, 0, 0)
	FMUL(4, 1, 1)
	FMUL(5, 0, 0)
	FADD(0, 1, 1)
	FMUL(29, 1, 1)
	FMUL(4, 5, 5)
	FDIV(5, 1, 1)
	VST1.P [V1.S4], 16(R12)
	WHOLE(1, 5)
	FMUL(1, 3, 3)
	FMUL(29, 3, 3)
	FMUL(5, 7, 7)
	FDIV(7, 3, 3)
	VST1.P [V3.S4], 16(R13)
	FMUL(30, 3, 3)
	FCVTNS(3, 3)
	VADD   V31.S4, V3.S4, V3.S4
	NARROW4H(3, 3)
	NARROW8B(3, 3)
	VMOV   V3.S[0], R20
	MOVW.P R20, 4(R14)
	SUBS   $4, R15
	BGT    readLoop
	RET
