package schema

import (
	"crypto/sha256"
	"encoding/hex"
)

// Stance is where an actor stands on an entity, a position or an issue,
// derived from statements.
type Stance struct {
	ID         string   `json:"id"` // "stance:" and a hash, see Identify
	Holder     Argument `json:"holder"`
	Target     Argument `json:"target"`
	Stance     Side     `json:"stance"`
	Strength   float64  `json:"strength"`   // 0..1
	Stated     Stated   `json:"stated"`     // by the holder or by somebody else
	Statements []string `json:"statements"` // ids, sorted
	First      string   `json:"first,omitempty"`
	Last       string   `json:"last,omitempty"`
}

// Side is the side that a holder takes.
type Side string

// The sides. Wanting something not to happen is opposing it.
const (
	Supports Side = "support"
	Opposes  Side = "oppose"
	Neutral  Side = "neutral"
)

// Stated says whose words a stance rests on.
type Stated string

// The ways a stance is stated.
const (
	BySelf  Stated = "self"
	ByOther Stated = "other"
)

// Identify sets the stance's id: a hash of holder, target, side and who states it.
func (s *Stance) Identify() {
	h := sha256.Sum256([]byte(s.Holder.ID + "\x00" + s.Target.ID + "\x00" + string(s.Stance) + "\x00" + string(s.Stated)))
	s.ID = "stance:" + hex.EncodeToString(h[:10])
}
