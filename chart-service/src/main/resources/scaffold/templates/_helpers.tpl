{{/* Labels that select the pods: never changed, because a Deployment cannot change them. */}}
{{- define "chart.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "chart.labels" -}}
{{ include "chart.selector" . }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{/* The image that was built from this commit: by digest, so that it can never be another one. */}}
{{- define "chart.image" -}}
{{ {blueprint.imageValues}.repository }}@{{ {blueprint.imageValues}.digest }}
{{- end }}
