package serve

import (
	"cmp"
	"context"
	"slices"

	"parley/schema"
)

// counted is a document with how many statements it makes.
type counted struct {
	Source
	Statements int `json:"statements"`
}

type documentList struct {
	Documents []counted `json:"documents"`
	Extent
}

// documents lists the documents, the latest first.
func (s *Server) documents(ctx context.Context, in *struct {
	Limit  int `query:"limit" minimum:"0" doc:"at most so many; as many as the server sends at once where nothing is said"`
	Offset int `query:"offset" minimum:"0" doc:"leave out so many at the beginning"`
}) (list documentList, err error) {
	c, err := s.glance(ctx)
	if err != nil {
		return list, err
	}
	all := make([]counted, 0, len(c.documents))
	for path, d := range c.documents {
		all = append(all, counted{d, c.told[path]})
	}
	slices.SortFunc(all, func(a, b counted) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(a.Path, b.Path))
	})
	list.Documents, list.Extent = part(s, all, Paging{cmp.Or(in.Limit, s.options.Rows), in.Offset})
	return list, nil
}

type documentPath struct {
	Path string `path:"path" doc:"path of the document as it was built; slashes may stand as they are"`
}

func (s *Server) document(ctx context.Context, in *documentPath) (schema.Document, error) {
	return s.store.Document(ctx, in.Path)
}
