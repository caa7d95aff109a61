package io.fairway.dashboard;

import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.ParserHelper;
import io.quarkus.qute.ParserHook;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Lines and indentation of a template are for whoever reads the template, and are not sent. A line break between two tags is
 * nothing; one within a text is a single line break, as a browser reads it. A space between two tags has to stand on one of
 * their lines.
 */
@EngineConfiguration
public class LineBreaks implements ParserHook {

    private static final Pattern BETWEEN_TAGS = Pattern.compile("(?<=[>}])[ \\t]*(\\R\\s*)(?=[<{])");
    private static final Pattern INDENTATION = Pattern.compile("(?<=\\n)[ \\t]+");
    private static final Pattern END = Pattern.compile("\\s+\\z");

    @Override
    public void beforeParsing(ParserHelper helper) {
        helper.addContentFilter(LineBreaks::without);
    }

    static String without(String template) {
        String text = END.matcher(template).replaceFirst("");
        String joined = BETWEEN_TAGS.matcher(text).replaceAll(LineBreaks::asComment);
        return INDENTATION.matcher(joined).replaceAll("");
    }

    /** A comment is not rendered, and lines keep their numbers in the errors of the build. */
    private static String asComment(MatchResult lineBreaks) {
        return "{!" + lineBreaks.group(1).replaceAll("[^\\n]", "") + "!}";
    }
}
