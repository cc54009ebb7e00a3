# The two commands of the README are `make demo` and `make test`.

GO ?= go
STORE := bin/demo.db
UI := graph/serve/ui

.PHONY: demo test build ui pictures lint fuzz bench clean

demo: ui build
	@rm -rf $(STORE)
	@printf '\nReading testdata/articles\n\n'
	@bin/parley build --store $(STORE) testdata/articles
	@printf '\nWhat the graph holds\n\n'
	@bin/parley stats --store $(STORE)
	@printf '\nWhat does Russia do, and what is done to it?    parley relations Russia\n\n'
	@bin/parley relations --store $(STORE) Russia
	@printf '\nWhere does China stand?                         parley stances China\n\n'
	@bin/parley stances --store $(STORE) China
	@printf '\nWhat does Russia demand, asked in Gizmo?        parley query '"'"'g.V("<Russia>").Out("<demands>").All()'"'"'\n\n'
	@bin/parley query --store $(STORE) 'g.V("<Russia>").Out("<demands>").All()'
	@printf '\nNow open the page:  bin/parley serve --store $(STORE)   and visit http://127.0.0.1:64210\n'

build:
	@mkdir -p bin
	$(GO) build -o bin/parley ./cmd/parley

ui: $(UI)/node_modules/.package-lock.json $(UI)/dist/index.html

$(UI)/node_modules/.package-lock.json: $(UI)/package.json $(UI)/package-lock.json
	cd $(UI) && npm ci --no-audit --no-fund && touch node_modules/.package-lock.json

$(UI)/dist/index.html: $(UI)/node_modules/.package-lock.json $(wildcard $(UI)/src/* $(UI)/src/css/*) $(UI)/build.mjs
	cd $(UI) && npm run build

# Pictures of every state of the page, for somebody to look at; two of them stand in the README.
pictures: ui build
	@rm -rf bin/pictures bin/pictures.db && mkdir -p bin/pictures
	bin/parley build --store bin/pictures.db testdata/articles >/dev/null
	$(GO) test ./graph/serve -run '^TestPictures$$' -count 1 -pictures $(CURDIR)/bin/pictures -of-store $(CURDIR)/bin/pictures.db
	cp bin/pictures/query-evidence-1280-light.png $(UI)/screenshot.png
	cp bin/pictures/graph-grown-1280-dark.png $(UI)/screenshot-explore.png

test: ui
	$(GO) vet ./...
	$(GO) test ./...
	cd $(UI) && npm test

lint:
	golangci-lint run ./...

# Each fuzz target for a short while.
fuzz:
	@set -e; for package in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
	    $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime 10s $$package; done; done

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

clean:
	rm -rf bin $(UI)/dist/index.html $(UI)/dist/assets $(UI)/node_modules
