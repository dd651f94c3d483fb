package lsp

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"strconv"
)

// mostBytes is how long one message may be: several times a rule file.
const mostBytes = 16 << 20

// message is a request, or a notification where it has no id. An id is a number or a
// text, and is answered as it came.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
}

// reply answers a request.
type reply struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Result  any             `json:"result,omitempty"`
	Error   *failure        `json:"error,omitempty"`
}

// notification tells the editor something that it did not ask for.
type notification struct {
	Version string `json:"jsonrpc"`
	Method  string `json:"method"`
	Params  any    `json:"params"`
}

// failure is why a request has no result.
type failure struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (f *failure) Error() string { return f.Message }

// Codes of failures, as the protocol has them.
const (
	parseError     = -32700
	invalidRequest = -32600
	methodNotFound = -32601
	invalidParams  = -32602
	internalError  = -32603
	notInitialized = -32002
	requestFailed  = -32803
)

// receive reads one message: header lines, an empty line and as many bytes as they
// say. A text that is no message is a *failure, after which the next can be read.
func receive(in *bufio.Reader) (m message, err error) {
	header, err := textproto.NewReader(in).ReadMIMEHeader()
	if err != nil {
		return m, err
	}
	length, err := strconv.Atoi(header.Get("Content-Length"))
	if err != nil || length < 0 || length > mostBytes {
		return m, fmt.Errorf("Content-Length %q: wanted a number up to %d", header.Get("Content-Length"), mostBytes)
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(in, body); err != nil {
		return m, err
	}
	if err := json.Unmarshal(body, &m); err != nil {
		return m, &failure{parseError, err.Error()}
	}
	return m, nil
}

// send writes one message.
func send(out io.Writer, message any) error {
	body, err := json.Marshal(message)
	if err == nil {
		_, err = fmt.Fprintf(out, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
	return err
}

// ended reports whether an error is that the editor has gone.
func ended(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }
