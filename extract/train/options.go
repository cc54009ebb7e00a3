package train

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Options say where a model's training data lies and where the model goes.
type Options struct {
	Data string // folder with treebank/ and ner/
	Out  string // folder for the model
	Log  io.Writer
}

// write packs a model into a file of the folder for models.
func (o Options) write(name string, model io.WriterTo) error {
	var file bytes.Buffer
	if _, err := model.WriteTo(&file); err != nil {
		return err
	}
	path := filepath.Join(o.Out, name)
	if err := os.WriteFile(path, file.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(o.Log, "%s: %d bytes, SHA-256 %x\n", path, file.Len(), sha256.Sum256(file.Bytes()))
	return nil
}
