//go:build !purego

#include "textflag.h"

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
	LEAQ (DI)(R8*4), AX
	LEAQ (DI)(R8*8), BX
	LOAD((DI), 64(DI), Z0, Z1)
	LOAD((DI)(R8*1), 64(DI)(R8*1), Z2, Z3)
	LOAD((DI)(R8*2), 64(DI)(R8*2), Z4, Z5)
	LOAD((DI)(R15*1), 64(DI)(R15*1), Z6, Z7)
	LOAD((AX), 64(AX), Z8, Z9)
	LOAD((AX)(R8*1), 64(AX)(R8*1), Z10, Z11)
	LOAD((AX)(R8*2), 64(AX)(R8*2), Z12, Z13)
	LOAD((AX)(R15*1), 64(AX)(R15*1), Z14, Z15)
	LOAD((BX), 64(BX), Z16, Z17)
	LOAD((BX)(R8*1), 64(BX)(R8*1), Z18, Z19)
	LOAD((BX)(R8*2), 64(BX)(R8*2), Z20, Z21)
	LOAD((BX)(R15*1), 64(BX)(R15*1), Z22, Z23)
	JMP  twelveStart

twelveClear:
	CLEAR(Z0, Z1)
	CLEAR(Z2, Z3)
	CLEAR(Z4, Z5)
	CLEAR(Z6, Z7)
	CLEAR(Z8, Z9)
	CLEAR(Z10, Z11)
	CLEAR(Z12, Z13)
	CLEAR(Z14, Z15)
	CLEAR(Z16, Z17)
	CLEAR(Z18, Z19)
	CLEAR(Z20, Z21)
	CLEAR(Z22, Z23)

twelveStart:
	MOVQ SI, AX
	LEAQ (SI)(R9*4), BX
	LEAQ (SI)(R9*8), CX
	MOVQ DX, R13
	MOVQ k+56(FP), R12

twelveLoop:
	VMOVUPS (R13), Z24
	VMOVUPS 64(R13), Z25
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
	ADDQ R10, AX
	ADDQ R10, BX
	ADDQ R10, CX
	ADDQ $128, R13
	DECQ R12
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
	CMPB accumulate+64(FP), $0
	JEQ  fourClear
	LOAD((DI), 64(DI), Z0, Z1)
	LOAD((DI)(R8*1), 64(DI)(R8*1), Z2, Z3)
	LOAD((DI)(R8*2), 64(DI)(R8*2), Z4, Z5)
	LOAD((DI)(R15*1), 64(DI)(R15*1), Z6, Z7)
	JMP  fourStart

fourClear:
	CLEAR(Z0, Z1)
	CLEAR(Z2, Z3)
	CLEAR(Z4, Z5)
	CLEAR(Z6, Z7)

fourStart:
	MOVQ SI, AX
	MOVQ DX, R13
	MOVQ k+56(FP), R12

fourLoop:
	VMOVUPS (R13), Z24
	VMOVUPS 64(R13), Z25
	ROW((AX), Z0, Z1)
	ROW((AX)(R9*1), Z2, Z3)
	ROW((AX)(R9*2), Z4, Z5)
	ROW((AX)(R14*1), Z6, Z7)
	ADDQ R10, AX
	ADDQ $128, R13
	DECQ R12
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
	TESTQ   R11, R11
	JLE     done
	MOVQ    SI, BX
	MOVQ    SI, CX
	MOVQ    DI, R14
	MOVQ    DI, R15
	CMPQ    R11, $2
	JLT     restStart
	ADDQ    R9, BX
	ADDQ    R8, R14
	CMPQ    R11, $3
	JLT     restStart
	LEAQ    (SI)(R9*2), CX
	LEAQ    (DI)(R8*2), R15

restStart:
	CLEAR(Z0, Z1)
	CLEAR(Z2, Z3)
	CLEAR(Z4, Z5)
	CMPB accumulate+64(FP), $0
	JEQ  restSum
	LOAD((DI), 64(DI), Z0, Z1)
	LOAD((R14), 64(R14), Z2, Z3)
	LOAD((R15), 64(R15), Z4, Z5)

restSum:
	MOVQ DX, R13
	MOVQ k+56(FP), R12

restLoop:
	VMOVUPS (R13), Z24
	VMOVUPS 64(R13), Z25
	ROW((SI), Z0, Z1)
	ROW((BX), Z2, Z3)
	ROW((CX), Z4, Z5)
	ADDQ R10, SI
	ADDQ R10, BX
	ADDQ R10, CX
	ADDQ $128, R13
	DECQ R12
	JNZ  restLoop

	STORE((DI), 64(DI), Z0, Z1)
	STORE((R14), 64(R14), Z2, Z3)
	STORE((R15), 64(R15), Z4, Z5)

done:
	VZEROUPPER
	RET

// TANH replaces x by its hyperbolic tangent, with the constants of the table
// at R8. It uses Z20 to Z22.
#define TANH(x) \
	VMAXPS      (R8), x, x         \
	VMINPS      64(R8), x, x       \
	VMULPS      x, x, Z20          \
	VMOVUPS     192(R8), Z21       \
	VFMADD213PS 256(R8), Z20, Z21  \
	VFMADD213PS 320(R8), Z20, Z21  \
	VFMADD213PS 384(R8), Z20, Z21  \
	VFMADD213PS 448(R8), Z20, Z21  \
	VFMADD213PS 512(R8), Z20, Z21  \
	VFMADD213PS 576(R8), Z20, Z21  \
	VMOVUPS     640(R8), Z22       \
	VFMADD213PS 704(R8), Z20, Z22  \
	VFMADD213PS 768(R8), Z20, Z22  \
	VFMADD213PS 832(R8), Z20, Z22  \
	VMULPS      Z21, x, x          \
	VDIVPS      Z22, x, x

// SIGMOID replaces x by its logistic function; Z31 holds one half.
#define SIGMOID(x) \
	VMULPS      Z31, x, x        \
	TANH(x)                      \
	VFMADD213PS Z31, Z31, x

// func cellAVX512(gates, before, state, out *float32, n int, table *tanhTable)
TEXT ·cellAVX512(SB), NOSPLIT, $0-48
	MOVQ    gates+0(FP), DI
	MOVQ    before+8(FP), SI
	MOVQ    state+16(FP), DX
	MOVQ    out+24(FP), CX
	MOVQ    n+32(FP), R9
	MOVQ    table+40(FP), R8
	VMOVUPS 128(R8), Z31
	LEAQ    (DI)(R9*4), R10
	LEAQ    (DI)(R9*8), R11
	LEAQ    (R10)(R9*8), R12

cellLoop:
	VMOVUPS     (DI), Z0
	VMOVUPS     (R10), Z1
	VMOVUPS     (R11), Z2
	VMOVUPS     (R12), Z3
	SIGMOID(Z0)
	SIGMOID(Z1)
	TANH(Z2)
	SIGMOID(Z3)
	VMOVUPS     Z0, (DI)
	VMOVUPS     Z1, (R10)
	VMOVUPS     Z2, (R11)
	VMOVUPS     Z3, (R12)
	VMULPS      (SI), Z1, Z1
	VFMADD231PS Z0, Z2, Z1
	VMOVUPS     Z1, (DX)
	TANH(Z1)
	VMULPS      Z3, Z1, Z1
	VMOVUPS     Z1, (CX)
	ADDQ        $64, DI
	ADDQ        $64, R10
	ADDQ        $64, R11
	ADDQ        $64, R12
	ADDQ        $64, SI
	ADDQ        $64, DX
	ADDQ        $64, CX
	SUBQ        $16, R9
	JGT         cellLoop
	VZEROUPPER
	RET

// func addScaledAVX512(dst, src *float32, alpha float32, n int)
TEXT ·addScaledAVX512(SB), NOSPLIT, $0-32
	MOVQ         dst+0(FP), DI
	MOVQ         src+8(FP), SI
	VBROADCASTSS alpha+16(FP), Z0
	MOVQ         n+24(FP), R9

addLoop:
	VMOVUPS     (DI), Z1
	VFMADD231PS (SI), Z0, Z1
	VMOVUPS     Z1, (DI)
	ADDQ        $64, DI
	ADDQ        $64, SI
	SUBQ        $16, R9
	JGT         addLoop
	VZEROUPPER
	RET
