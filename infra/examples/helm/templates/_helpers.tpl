{{- define "clientele.name" -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- end -}}

{{- define "clientele.selector" -}}
app.kubernetes.io/name: clientele
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "clientele.labels" -}}
{{ include "clientele.selector" . }}
app.kubernetes.io/version: {{ .Values.image.tag | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}
