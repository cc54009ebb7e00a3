package train

import (
	"fmt"
	"os"
	"path/filepath"

	"parley/extract"
	"parley/extract/conllu"
)

// treebanks reads the given half, "train" or "dev", of all treebanks in the
// data folder.
func treebanks(data, half string) ([]*extract.Document, error) {
	var all []*extract.Document
	for _, name := range []string{"ewt", "gum"} {
		docs, err := treebank(filepath.Join(data, "treebank", "en_"+name+"-ud-"+half+".conllu"))
		if err != nil {
			return nil, err
		}
		all = append(all, docs...)
	}
	return all, nil
}

// treebank reads the documents of one file.
func treebank(name string) ([]*extract.Document, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("training data: %w; give the folder with --data", err)
	}
	defer func() { _ = file.Close() }() // read only
	var docs []*extract.Document
	for doc, err := range conllu.Documents(file, filepath.Base(name)) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		docs = append(docs, doc)
	}
	return docs, nil
}
