package train

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"parley/extract/nn"
)

// checkpointHead says for which training a checkpoint is.
type checkpointHead struct {
	Magic         [8]byte
	Seed          uint64
	Epochs, Epoch int64
	Steps, Values int64
}

var checkpointMagic = [8]byte{'p', 'a', 'r', 'l', 'e', 'y', 'c', '1'}

// values are all matrices that a checkpoint holds.
func (t *syntaxTrainer) values() []nn.Matrix {
	var all []nn.Matrix
	for i, p := range t.network.Params() {
		all = append(all, p.Value, t.average.Params()[i].Value, t.adam.first[i], t.adam.second[i])
	}
	return all
}

func (t *syntaxTrainer) head() checkpointHead {
	h := checkpointHead{Magic: checkpointMagic, Seed: t.Seed, Epochs: int64(t.epochs), Epoch: int64(t.epoch), Steps: int64(t.adam.steps)}
	for _, m := range t.values() {
		h.Values += int64(len(m.Data))
	}
	return h
}

// save replaces the checkpoint at once or not at all.
func (t *syntaxTrainer) save(name string) error {
	file, err := os.Create(name + ".new")
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(file, 1<<20)
	err = binary.Write(out, binary.LittleEndian, t.head())
	for _, m := range t.values() {
		if err == nil {
			err = binary.Write(out, binary.LittleEndian, m.Data)
		}
	}
	if err = errors.Join(err, out.Flush(), file.Close()); err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	return os.Rename(name+".new", name)
}

// resume goes on from a checkpoint of the same training, or begins afresh if
// there is none.
func (t *syntaxTrainer) resume(name string) error {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		t.begin()
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // read only
	in := bufio.NewReaderSize(file, 1<<20)
	var head checkpointHead
	if err := binary.Read(in, binary.LittleEndian, &head); err != nil {
		return fmt.Errorf("checkpoint %s: %w; delete it to start afresh", name, err)
	}
	want := t.head()
	want.Epoch, want.Steps = head.Epoch, head.Steps
	if head != want {
		return fmt.Errorf("checkpoint %s is of another training; delete it or choose another folder with --work", name)
	}
	for _, m := range t.values() {
		if err := binary.Read(in, binary.LittleEndian, m.Data); err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return fmt.Errorf("checkpoint %s: %w; delete it to start afresh", name, err)
		}
	}
	t.epoch, t.adam.steps = int(head.Epoch), int(head.Steps)
	return nil
}
