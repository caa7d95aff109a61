package io.fairway.local;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a service of an earlier version answered by REST, one answer for each path. The service of today says all of that about
 * the same database, and may say more: a field that is new is no difference. Fields that have another name by now are named. For
 * the tests of the services.
 */
public final class RecordedAnswers {

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode answers;
    private final Map<String, String> renamed;

    private RecordedAnswers(JsonNode answers, Map<String, String> renamed) {
        this.answers = answers;
        this.renamed = renamed;
    }

    /** @param file a JSON object from paths to answers; an answer that was no JSON is a string */
    public static RecordedAnswers read(Path file) throws IOException {
        return read(file, Map.of());
    }

    /**
     * @param file a JSON object from paths to answers; an answer that was no JSON is a string
     * @param renamed names of fields then and now, where they differ
     */
    public static RecordedAnswers read(Path file, Map<String, String> renamed) throws IOException {
        return new RecordedAnswers(new ObjectMapper().readTree(RealInfrastructure.placed(file)), renamed);
    }

    /** Asks the service of the running test the same again; one line for each value that is another one or missing. */
    public List<String> differences() throws IOException {
        List<String> differences = new ArrayList<>();
        for (var answer : answers.properties()) {
            Response response = given().get(answer.getKey());
            if (response.statusCode() != 200) {
                differences.add(answer.getKey() + " is answered with " + response.statusCode());
                continue;
            }
            JsonNode today = answer.getValue().isTextual()
                    ? mapper.getNodeFactory().textNode(response.asString())
                    : mapper.readTree(response.asString());
            compare(answer.getKey() + " ", answer.getValue(), today, differences);
        }
        return differences;
    }

    private void compare(String place, JsonNode before, JsonNode today, List<String> differences) {
        if (before.isObject() && today.isObject()) {
            before.properties()
                    .forEach(field -> compare(
                            place + "/" + field.getKey(),
                            field.getValue(),
                            today.path(renamed.getOrDefault(field.getKey(), field.getKey())),
                            differences));
        } else if (before.isArray() && today.isArray() && before.size() == today.size()) {
            for (int at = 0; at < before.size(); at++) {
                compare(place + "/" + at, before.get(at), today.get(at), differences);
            }
        } else if (!before.equals(today) && !(before.isNull() && today.isMissingNode())) {
            differences.add(place + " was " + before + " and is " + today);
        }
    }
}
