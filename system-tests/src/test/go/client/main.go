// Command client releases and rolls back with nothing but what release-service says of itself: the package fairway is
// generated from its OpenAPI document.
//
//	client URL release APPLICATION ENVIRONMENT CHART_VERSION REASON
//	client URL rollback APPLICATION ENVIRONMENT REASON
//
// The token is in FAIRWAY_API_TOKEN. It waits for the end of the release, prints its id and status, and fails if the release is
// not verified.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	"fairway.dev/system-tests/client/fairway"
)

const (
	askAgain = 500 * time.Millisecond
	deadline = 3 * time.Minute
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "client:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) < 5 {
		return fmt.Errorf("usage: client URL release|rollback APPLICATION ENVIRONMENT [CHART_VERSION] REASON")
	}
	client, err := fairway.NewClientWithResponses(args[0], fairway.WithRequestEditorFn(withToken))
	if err != nil {
		return err
	}
	var release *fairway.ReleaseView
	switch {
	case args[1] == "release" && len(args) == 6:
		release, err = start(ctx, client, args[2], args[3], args[4], args[5])
	case args[1] == "rollback" && len(args) == 5:
		release, err = rollBack(ctx, client, args[2], args[3], args[4])
	default:
		err = fmt.Errorf("unknown command %q with %d arguments", args[1], len(args)-2)
	}
	if err != nil {
		return err
	}
	return awaitEnd(ctx, client, *release.Id)
}

func withToken(_ context.Context, request *http.Request) error {
	request.Header.Set("Authorization", "Bearer "+os.Getenv("FAIRWAY_API_TOKEN"))
	return nil
}

func start(ctx context.Context, client *fairway.ClientWithResponses, application, environment, version, reason string) (
	*fairway.ReleaseView, error) {
	answer, err := client.CreateReleaseWithResponse(ctx, application, environment,
		fairway.ReleaseInput{ChartVersion: &version, Reason: &reason})
	if err != nil {
		return nil, err
	}
	switch {
	case answer.JSON202 != nil:
		return answer.JSON202, nil
	case answer.ApplicationproblemJSON404 != nil:
		return nil, fmt.Errorf("not found: %s", *answer.ApplicationproblemJSON404.Detail)
	case answer.ApplicationproblemJSON409 != nil:
		return nil, fmt.Errorf("not possible now: %s", *answer.ApplicationproblemJSON409.Detail)
	default:
		return nil, fmt.Errorf("%s: %s", answer.Status(), answer.Body)
	}
}

func rollBack(ctx context.Context, client *fairway.ClientWithResponses, application, environment, reason string) (
	*fairway.ReleaseView, error) {
	answer, err := client.RollbackEnvironmentWithResponse(ctx, application, environment,
		fairway.RollbackInput{Reason: &reason})
	if err != nil {
		return nil, err
	}
	switch {
	case answer.JSON202 != nil:
		return answer.JSON202, nil
	case answer.ApplicationproblemJSON409 != nil:
		return nil, fmt.Errorf("not possible now: %s", *answer.ApplicationproblemJSON409.Detail)
	default:
		return nil, fmt.Errorf("%s: %s", answer.Status(), answer.Body)
	}
}

func awaitEnd(ctx context.Context, client *fairway.ClientWithResponses, id fairway.UUID) error {
	for {
		answer, err := client.GetReleaseWithResponse(ctx, id.String())
		if err != nil {
			return err
		}
		if answer.JSON200 == nil {
			return fmt.Errorf("%s: %s", answer.Status(), answer.Body)
		}
		if answer.JSON200.EndedAt != nil {
			status := string(*answer.JSON200.Status)
			fmt.Println(id, status)
			if status != "VERIFIED" {
				return fmt.Errorf("the release ended as %s: %s", status, *answer.JSON200.Reason)
			}
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(askAgain):
		}
	}
}
