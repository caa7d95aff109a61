package io.fairway.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fairway.events.ChartRef;
import io.fairway.events.Checks;
import io.fairway.events.Difference;
import io.fairway.events.Evidence;
import io.fairway.events.ImageRef;
import io.fairway.events.Measurement;
import io.fairway.events.PodOutput;
import io.fairway.events.RequiredApproval;
import io.fairway.events.Source;
import io.fairway.events.TimeSpent;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value object kept as JSON in a text column. The queries never look inside.
 *
 * @param <T> the value object
 */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final TypeReference<T> type;

    protected JsonColumn(TypeReference<T> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String column) {
        try {
            return column == null ? null : JSON.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column does not hold a " + type.getType(), e);
        }
    }

    @Converter
    static class OfChecks extends JsonColumn<Checks> {
        OfChecks() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfChart extends JsonColumn<ChartRef> {
        OfChart() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfImage extends JsonColumn<ImageRef> {
        OfImage() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfSource extends JsonColumn<Source> {
        OfSource() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfEvidence extends JsonColumn<List<Evidence>> {
        OfEvidence() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfMeasurements extends JsonColumn<List<Measurement>> {
        OfMeasurements() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfPodOutput extends JsonColumn<List<PodOutput>> {
        OfPodOutput() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class OfDifferences extends JsonColumn<List<Difference>> {
        OfDifferences() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfLiveState extends JsonColumn<LiveState> {
        OfLiveState() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfObjects extends JsonColumn<ReleaseObjects> {
        OfObjects() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfEnvironments extends JsonColumn<List<Environment>> {
        OfEnvironments() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfApprovalRule extends JsonColumn<ApprovalRule> {
        OfApprovalRule() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfApprovals extends JsonColumn<List<RequiredApproval>> {
        OfApprovals() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfNames extends JsonColumn<List<String>> {
        OfNames() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class OfTimeSpent extends JsonColumn<List<TimeSpent>> {
        OfTimeSpent() {
            super(new TypeReference<>() {});
        }
    }
}
