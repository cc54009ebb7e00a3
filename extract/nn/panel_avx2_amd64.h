// The rows of a product, six or two at a time, by the 16 columns of two
// registers. Outputs lie at DI, R8 bytes from row to row (R15 are three times
// as many), inputs at SI, R9 bytes from row to row (R14 are three times as
// many).

// OUT6 does op, a load or a store, to the outputs of six rows, which begin at
// first and at BX.
#define OUT6(op, first) \
	op((first), 32(first), Y0, Y1)                \
	op((first)(R8*1), 32(first)(R8*1), Y2, Y3)    \
	op((first)(R8*2), 32(first)(R8*2), Y4, Y5)    \
	op((BX), 32(BX), Y6, Y7)                      \
	op((BX)(R8*1), 32(BX)(R8*1), Y8, Y9)          \
	op((BX)(R8*2), 32(BX)(R8*2), Y10, Y11)

// NEXT6 and NEXT2 go on to the rows that follow.
#define NEXT6 \
	LEAQ (SI)(R14*2), SI   \
	LEAQ (DI)(R15*2), DI   \
	SUBQ $6, R11

#define NEXT2 \
	LEAQ (SI)(R9*2), SI   \
	LEAQ (DI)(R8*2), DI   \
	SUBQ $2, R11
