//go:build !purego

#include "textflag.h"

// func panelNEON(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, m, k int, accumulate bool)
//
// Two rows at a time keep sixteen sums in V0 to V15; a last odd row goes
// through the same loop with its second row dropped.
TEXT ·panelNEON(SB), NOSPLIT, $0-65
	MOVD  c+0(FP), R0
	MOVD  ldc+8(FP), R1
	MOVD  a+16(FP), R2
	MOVD  row+24(FP), R3
	MOVD  step+32(FP), R4
	MOVD  b+40(FP), R5
	MOVD  m+48(FP), R6
	MOVBU accumulate+64(FP), R8

rows:
	CBZ R6, done
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
	VEOR V8.B16, V8.B16, V8.B16
	VEOR V9.B16, V9.B16, V9.B16
	VEOR V10.B16, V10.B16, V10.B16
	VEOR V11.B16, V11.B16, V11.B16
	VEOR V12.B16, V12.B16, V12.B16
	VEOR V13.B16, V13.B16, V13.B16
	VEOR V14.B16, V14.B16, V14.B16
	VEOR V15.B16, V15.B16, V15.B16

	// The second row is the first again where only one is left.
	MOVD R2, R9
	ADD  R3, R2, R10
	MOVD R0, R11
	ADD  R1, R0, R12
	CMP  $1, R6
	BNE  pair
	MOVD R9, R10
	MOVD R11, R12

pair:
	CBZ   R8, start
	MOVD  R11, R13
	VLD1.P 64(R13), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1  (R13), [V4.S4, V5.S4, V6.S4, V7.S4]
	MOVD  R12, R13
	VLD1.P 64(R13), [V8.S4, V9.S4, V10.S4, V11.S4]
	VLD1  (R13), [V12.S4, V13.S4, V14.S4, V15.S4]

start:
	MOVD R5, R13
	MOVD k+56(FP), R7

loop:
	VLD1.P 64(R13), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1.P 64(R13), [V20.S4, V21.S4, V22.S4, V23.S4]
	VLD1R (R9), [V24.S4]
	VLD1R (R10), [V25.S4]
	VFMLA V16.S4, V24.S4, V0.S4
	VFMLA V17.S4, V24.S4, V1.S4
	VFMLA V18.S4, V24.S4, V2.S4
	VFMLA V19.S4, V24.S4, V3.S4
	VFMLA V20.S4, V24.S4, V4.S4
	VFMLA V21.S4, V24.S4, V5.S4
	VFMLA V22.S4, V24.S4, V6.S4
	VFMLA V23.S4, V24.S4, V7.S4
	VFMLA V16.S4, V25.S4, V8.S4
	VFMLA V17.S4, V25.S4, V9.S4
	VFMLA V18.S4, V25.S4, V10.S4
	VFMLA V19.S4, V25.S4, V11.S4
	VFMLA V20.S4, V25.S4, V12.S4
	VFMLA V21.S4, V25.S4, V13.S4
	VFMLA V22.S4, V25.S4, V14.S4
	VFMLA V23.S4, V25.S4, V15.S4
	ADD   R4, R9
	ADD   R4, R10
	SUBS  $1, R7
	BNE   loop

	// Where both are the same row, the second store repeats the first.
	MOVD  R11, R13
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R13)
	VST1  [V4.S4, V5.S4, V6.S4, V7.S4], (R13)
	MOVD  R12, R13
	VST1.P [V8.S4, V9.S4, V10.S4, V11.S4], 64(R13)
	VST1  [V12.S4, V13.S4, V14.S4, V15.S4], (R13)

	ADD  R3<<1, R2
	ADD  R1<<1, R0
	SUBS $2, R6
	BGT  rows

done:
	RET

// func addScaledNEON(dst, src *float32, alpha float32, n int)
TEXT ·addScaledNEON(SB), NOSPLIT, $0-32
	MOVD  dst+0(FP), R0
	MOVD  src+8(FP), R1
	FMOVS alpha+16(FP), F8
	VDUP  V8.S[0], V8.S4
	MOVD  n+24(FP), R2
	MOVD  R0, R3

addLoop:
	VLD1.P 64(R1), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	VFMLA  V4.S4, V8.S4, V0.S4
	VFMLA  V5.S4, V8.S4, V1.S4
	VFMLA  V6.S4, V8.S4, V2.S4
	VFMLA  V7.S4, V8.S4, V3.S4
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R3)
	SUBS   $16, R2
	BGT    addLoop
	RET
