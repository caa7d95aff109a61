module fairway.dev/deploy/kubernetes/pause

go 1.26
