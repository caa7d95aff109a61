package io.fairway.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Answers whatever goes wrong as a problem, and never with a stack trace. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(Problem problem, UriInfo uri) {
        return ProblemView.response(problem.status(), problem.title(), problem.detail(), path(uri));
    }

    /** Names the subclass too, because the framework answers that one by itself otherwise. */
    @ServerExceptionMapper({MismatchedInputException.class, JsonProcessingException.class})
    Response unreadable(JsonProcessingException failure, UriInfo uri) {
        return ProblemView.response(400, "Unreadable JSON", describe(failure), path(uri));
    }

    @ServerExceptionMapper
    Response violated(ConstraintViolationException failure, UriInfo uri) {
        String detail = failure.getConstraintViolations().stream()
                .map(ProblemMappers::describe)
                .sorted()
                .collect(Collectors.joining("; "));
        return ProblemView.response(400, "Invalid request", detail, path(uri));
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException failure, UriInfo uri) {
        return ProblemView.response(404, "Not Found", "there is nothing at " + path(uri), path(uri));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, uri);
        }
        Response response = failure.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return response;
        }
        String title = response.getStatusInfo().getReasonPhrase();
        Response answer = ProblemView.response(response.getStatus(), title, title, path(uri));
        List<Object> allow = response.getHeaders().get(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.getHeaders().put(HttpHeaders.ALLOW, allow);
        }
        return answer;
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        UUID incident = UUID.randomUUID();
        LOG.errorf(failure, "a request failed: incident=%s path=%s", incident, path(uri));
        return ProblemView.response(
                500,
                "Internal error",
                "the log of the service says more about incident " + incident,
                "urn:uuid:" + incident);
    }

    private static String describe(JsonProcessingException failure) {
        String field = failure instanceof JsonMappingException mapping ? fieldOf(mapping) : null;
        JsonLocation location = failure.getLocation();
        StringBuilder detail = new StringBuilder();
        if (field != null && !field.isEmpty()) {
            detail.append(field).append(": ");
        }
        detail.append(firstLine(failure.getOriginalMessage()));
        if (location != null && location.getLineNr() > 0) {
            detail.append(" (line ")
                    .append(location.getLineNr())
                    .append(", column ")
                    .append(location.getColumnNr())
                    .append(')');
        }
        return detail.toString();
    }

    private static String fieldOf(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** Jackson names Java classes in what follows; callers know nothing of them. */
    private static String firstLine(@Nullable String message) {
        String line = message == null ? "not JSON" : message.lines().findFirst().orElse("not JSON");
        return line.replaceAll("`?(?:[a-z]\\w*\\.)+([A-Z][\\w$]*)`?", "$1");
    }

    private static String describe(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }

    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }
}
