package train

import "parley/extract/nn"

// touched collects, for every embedding, the rows that a batch uses.
type touched struct {
	rows map[*nn.Param][]int32
	seen map[*nn.Param][]bool
}

func newTouched(params []*nn.Param) *touched {
	t := &touched{rows: make(map[*nn.Param][]int32), seen: make(map[*nn.Param][]bool)}
	for _, p := range params {
		if p.Table {
			t.rows[p], t.seen[p] = []int32{}, make([]bool, p.Value.Rows)
		}
	}
	return t
}

// touch adds rows of an embedding. What has none has a row below 0.
func (t *touched) touch(p *nn.Param, rows ...int32) {
	seen := t.seen[p]
	for _, row := range rows {
		if row >= 0 && !seen[row] {
			seen[row] = true
			t.rows[p] = append(t.rows[p], row)
		}
	}
}
