// Holds CDEvents against the schemas that the CDEvents project publishes, as its Go SDK carries them: those of specification
// 0.5.0 with the corrections that became 0.5.1. Reads one event a line and prints one line for each that is wrong.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	cdevents "github.com/cdevents/sdk-go/pkg/api"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const base = "https://cdevents.dev/0.5.0/schema/"

func main() {
	wrong := 0
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := check(lines.Bytes()); err != nil {
			fmt.Printf("%s: %v\n", lines.Text(), strings.ReplaceAll(err.Error(), "\n", "; "))
			wrong++
		}
	}
	if lines.Err() != nil || wrong > 0 {
		os.Exit(1)
	}
}

func check(text []byte) error {
	var event struct {
		Context struct {
			Type string `json:"type"`
		} `json:"context"`
	}
	if err := json.Unmarshal(text, &event); err != nil {
		return err
	}
	schema, err := schemaOf(event.Context.Type)
	if err != nil {
		return err
	}
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		return err
	}
	return schema.Validate(document)
}

// dev.cdevents.change.merged.0.3.0 has the schema change-merged-event; every dev.cdeventsx. type has the one of custom events.
func schemaOf(eventType string) (*jsonschema.Schema, error) {
	parts := strings.Split(eventType, ".")
	if len(parts) != 7 {
		return nil, fmt.Errorf("the type %q has not seven parts", eventType)
	}
	id := base + parts[2] + "-" + parts[3] + "-event"
	if parts[1] == "cdeventsx" {
		id = base + "custom"
	}
	if schema, ok := cdevents.CompiledSchemas[id]; ok {
		return schema, nil
	}
	return nil, fmt.Errorf("nobody published %s", id)
}
