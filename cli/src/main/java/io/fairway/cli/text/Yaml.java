package io.fairway.cli.text;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import com.fasterxml.jackson.jr.ob.JSON;
import java.util.regex.Pattern;

/** JSON written as YAML, in block style. */
public final class Yaml {

    private static final JSON JACKSON = JSON.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .stringQuotingChecker(new Quotes())
                    .build())
            .enable(JSON.Feature.WRITE_NULL_PROPERTIES)
            .build();

    private Yaml() {}

    /** Ends with a line break. */
    public static String write(Json json) {
        return json.written(JACKSON);
    }

    /** Leaves out quotes only where a string stays a string for parsers of YAML 1.1 and of 1.2. Times and commits need them. */
    private static final class Quotes extends StringQuotingChecker {

        private static final long serialVersionUID = 1L;
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9 ._/@+-]*[A-Za-z0-9._/@+-]|[A-Za-z]");

        @Override
        public boolean needToQuoteName(String name) {
            return needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return !PLAIN.matcher(value).matches() || isReservedKeyword(value);
        }
    }
}
