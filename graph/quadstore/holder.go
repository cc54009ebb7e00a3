package quadstore

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// holderFile says who writes to a store. It means something only while the
// store's lock is held: the system frees the lock of a process that dies, and
// nobody has to tidy up.
const holderFile = "writer.json"

// holder is the process that holds the lock.
type holder struct {
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Command string    `json:"command"`
	Since   time.Time `json:"since"`
}

// String introduces the holder.
func (h *holder) String() string {
	return fmt.Sprintf("process %d on %s (%s) has been writing since %s", h.PID, h.Host, h.Command, h.Since.Local().Format("2006-01-02 15:04:05"))
}

// takeLock becomes the one that writes, or says who does.
func takeLock(folder string) (*pebble.Lock, error) {
	lock, err := pebble.LockDirectory(folder, vfs.Default)
	if err != nil {
		if refused := writable(folder); refused != nil {
			return nil, fmt.Errorf("store %s cannot be written to: %w", folder, refused)
		}
		return nil, fmt.Errorf("%w: %s%s; try again when that has ended", ErrInUse, folder, whoHolds(folder))
	}
	host, _ := os.Hostname()
	h := holder{PID: os.Getpid(), Host: host, Command: command(), Since: time.Now().Truncate(time.Second)}
	data, err := json.Marshal(h)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, holderFile), append(data, '\n'), 0o644)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("store %s cannot be written to: %w", folder, err), lock.Close())
	}
	return lock, nil
}

// writable tries whether a file can be made in a folder.
func writable(folder string) error {
	f, err := os.CreateTemp(folder, "try-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

func whoHolds(folder string) string {
	data, err := os.ReadFile(filepath.Join(folder, holderFile))
	var h holder
	if err != nil || json.Unmarshal(data, &h) != nil {
		return ""
	}
	return ": " + h.String()
}

// command is how this process was called, without the length of a long list.
func command() string {
	text := filepath.Base(os.Args[0])
	for _, arg := range os.Args[1:min(len(os.Args), 4)] {
		if at := strings.Index(arg, "postgres"); at >= 0 && IsPostgres(arg[at:]) {
			arg = arg[:at] + PostgresName(arg[at:]) // nobody's password
		}
		text += " " + arg
	}
	if len(os.Args) > 4 {
		text += " …"
	}
	return strings.ToValidUTF8(text, "?")
}
