// The rows of a product, twelve or four at a time, by the 32 columns of two
// registers. Outputs lie at DI, R8 bytes from row to row (R15 are three times
// as many), inputs at SI, R9 bytes from row to row (R14 are three times as
// many). The file that includes this defines ROW, which adds to the sums of a
// row.

// SUMS12 and SUMS4 do op to the sums of every row.
#define SUMS12(op) \
	SUMS4(op)      \
	op(Z8, Z9)     \
	op(Z10, Z11)   \
	op(Z12, Z13)   \
	op(Z14, Z15)   \
	op(Z16, Z17)   \
	op(Z18, Z19)   \
	op(Z20, Z21)   \
	op(Z22, Z23)

#define SUMS4(op) \
	op(Z0, Z1)  \
	op(Z2, Z3)  \
	op(Z4, Z5)  \
	op(Z6, Z7)

// OUT12 and OUT4 do op, a load or a store, to the outputs of every row; OUT12
// uses AX and BX.
#define OUT12(op) \
	LEAQ (DI)(R8*4), AX                        \
	LEAQ (DI)(R8*8), BX                        \
	OUT4(op)                                   \
	op((AX), 64(AX), Z8, Z9)                   \
	op((AX)(R8*1), 64(AX)(R8*1), Z10, Z11)     \
	op((AX)(R8*2), 64(AX)(R8*2), Z12, Z13)     \
	op((AX)(R15*1), 64(AX)(R15*1), Z14, Z15)   \
	op((BX), 64(BX), Z16, Z17)                 \
	op((BX)(R8*1), 64(BX)(R8*1), Z18, Z19)     \
	op((BX)(R8*2), 64(BX)(R8*2), Z20, Z21)     \
	op((BX)(R15*1), 64(BX)(R15*1), Z22, Z23)

#define OUT4(op) \
	op((DI), 64(DI), Z0, Z1)                \
	op((DI)(R8*1), 64(DI)(R8*1), Z2, Z3)    \
	op((DI)(R8*2), 64(DI)(R8*2), Z4, Z5)    \
	op((DI)(R15*1), 64(DI)(R15*1), Z6, Z7)

// ROWS12 adds to the sums of twelve rows, whose inputs begin at AX, BX and CX;
// ROWS4 to those of four.
#define ROWS12 \
	ROWS4                        \
	ROW((BX), Z8, Z9)            \
	ROW((BX)(R9*1), Z10, Z11)    \
	ROW((BX)(R9*2), Z12, Z13)    \
	ROW((BX)(R14*1), Z14, Z15)   \
	ROW((CX), Z16, Z17)          \
	ROW((CX)(R9*1), Z18, Z19)    \
	ROW((CX)(R9*2), Z20, Z21)    \
	ROW((CX)(R14*1), Z22, Z23)

#define ROWS4 \
	ROW((AX), Z0, Z1)           \
	ROW((AX)(R9*1), Z2, Z3)     \
	ROW((AX)(R9*2), Z4, Z5)     \
	ROW((AX)(R14*1), Z6, Z7)

// NEXT12 and NEXT4 go on to the rows that follow.
#define NEXT12 \
	LEAQ (SI)(R14*4), SI   \
	LEAQ (DI)(R15*4), DI   \
	SUBQ $12, R11

#define NEXT4 \
	LEAQ (SI)(R9*4), SI   \
	LEAQ (DI)(R8*4), DI   \
	SUBQ $4, R11

// LAST sets BX and CX to the inputs, R14 and R15 to the outputs of the second
// and third of the one to three rows that are left (R11), and jumps to start.
// Where the second or third is missing, the first stands in for it, which costs
// nothing: the sums wait for each other.
#define LAST(start) \
	MOVQ SI, BX           \
	MOVQ SI, CX           \
	MOVQ DI, R14          \
	MOVQ DI, R15          \
	CMPQ R11, $2          \
	JLT  start            \
	ADDQ R9, BX           \
	ADDQ R8, R14          \
	CMPQ R11, $3          \
	JLT  start            \
	LEAQ (SI)(R9*2), CX   \
	LEAQ (DI)(R8*2), R15

// ROWS3 adds to the sums of the last rows.
#define ROWS3 \
	ROW((SI), Z0, Z1)  \
	ROW((BX), Z2, Z3)  \
	ROW((CX), Z4, Z5)

// SUMS3 and OUT3 are to the last rows what SUMS4 and OUT4 are to four.
#define SUMS3(op) \
	op(Z0, Z1)  \
	op(Z2, Z3)  \
	op(Z4, Z5)

#define OUT3(op) \
	op((DI), 64(DI), Z0, Z1)     \
	op((R14), 64(R14), Z2, Z3)   \
	op((R15), 64(R15), Z4, Z5)
