package main

import (
	"context"
	"fmt"
	"net"

	"github.com/urfave/cli/v2"

	"parley/graph"
	"parley/graph/serve"
)

func serveCommand() *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "open the graph in a browser",
		Description: `Prints the address of a page with a query editor, and serves the HTTP API.
It listens on this machine only unless --listen says otherwise, and never writes. What a build adds meanwhile is
there a second later.

   parley serve --store war.db`,
		Flags: []cli.Flag{
			storeFlag(),
			&cli.StringFlag{Name: "listen", Value: "127.0.0.1:64210", Usage: "`HOST:PORT`; port 0 takes any that is free"},
		},
		Action: serveAction,
	}
}

func serveAction(c *cli.Context) error {
	if _, err := arguments(c, 0, 0, "[flags]"); err != nil {
		return err
	}
	return readingAs(c, graph.Options{ReadOnly: true, Follow: true}, func(ctx context.Context, store *graph.Store) error {
		server, err := serve.New(store, serve.Options{Version: version})
		if err != nil {
			return err
		}
		listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.String("listen"))
		if err != nil {
			return fmt.Errorf("%w; choose another address with --listen, port 0 for any that is free", err)
		}
		fmt.Fprintf(c.App.Writer, "parley is at http://%s  (Ctrl-C ends it)\n", listener.Addr())
		return server.Serve(ctx, listener)
	})
}
