package io.fairway.podoutput;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides in a text what looks like a secret. Whoever writes a log does not ask what may be shown, so rather one value too many is
 * hidden than one too few. Pure.
 */
final class Secrets {

    static final String HIDDEN = "***";

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String DASHES = "-----";
    private static final int MAX_MARK = 64;

    private static final String WORDS =
            "(?:passw(?:or)?d|passphrase|passcode|pwd|secret|token|api[-_.]?key|access[-_.]?key|account[-_.]?key"
                    + "|private[-_.]?key|signing[-_.]?key|encryption[-_.]?key|credentials?|connection[-_.]?string"
                    + "|session[-_.]?id|signature|database[-_.]?url|dsn)";

    /** The end of a name, the separator, and the value: in quotes, or up to a space. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(" + WORDS + "[\\w.-]{0,32}[\\\\\"']{0,4}[ \\t]{0,4}(?:=>|:=|[:=])[ \\t]{0,4})"
                    + "(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,1000}+\"?|'[^']*+'?|[^\\s&]++)",
            Pattern.CASE_INSENSITIVE);

    /** On a command line, or in a sentence. */
    private static final Pattern SAID = Pattern.compile(
            "(-[\\w-]{0,64}?" + WORDS + "[\\w-]{0,32} +|\\bpassw(?:or)?d(?: is)? +(?=[\"'\\w]*[\\d\"']))(\\S+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HEADER = Pattern.compile(
            "((?:proxy-)?authorization|(?:set-)?cookie|x-[\\w-]{0,40}(?:key|token|secret|auth)[\\w-]{0,20})"
                    + "([\\\\\"']{0,4}[ \\t]{0,4}[:=][ \\t]{0,4})(\\S.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile(
            "(\\b(?:Bearer|Basic|Digest|Negotiate) +)([A-Za-z0-9+/=_.~-]{8,})", Pattern.CASE_INSENSITIVE);

    /** Up to the last at sign before the host ends: a password may have one, too. */
    private static final Pattern USER_INFO =
            Pattern.compile("(\\b[a-zA-Z][a-zA-Z0-9+.-]{0,20}://)([^\\s/\"'<>]{1,512})@");

    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]{6,}(?:\\.[A-Za-z0-9_-]*){1,4}");
    private static final Pattern KNOWN =
            Pattern.compile("\\b(?:gh[pousr]_\\w{20,}|github_pat_\\w{20,}|glpat-[\\w-]{16,}"
                    + "|xox[a-z]-[\\w-]{10,}|(?:AKIA|ASIA)[0-9A-Z]{16}|sk[-_][\\w-]{20,}|AIza[\\w-]{30,}|npm_\\w{30,}"
                    + "|hvs\\.[\\w-]{20,}|dop_v1_\\w{20,})");
    private static final Pattern LONG = Pattern.compile("(sha256:)?([A-Za-z0-9+/_-]{32,}={0,2})");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    private static final int MIN_BASE64 = 40;
    private static final int MIN_SEGMENT = 20;

    private Secrets() {}

    static String masked(String text) {
        String masked = withoutPrivateKeys(text);
        masked = USER_INFO.matcher(masked).replaceAll("$1" + HIDDEN + "@");
        masked = HEADER.matcher(masked).replaceAll("$1$2" + HIDDEN);
        masked = SCHEME.matcher(masked).replaceAll("$1" + HIDDEN);
        masked = ASSIGNMENT.matcher(masked).replaceAll(Secrets::assignment);
        masked = SAID.matcher(masked).replaceAll("$1" + HIDDEN);
        for (Pattern shape : List.of(JWT, KNOWN)) {
            masked = shape.matcher(masked).replaceAll(HIDDEN);
        }
        return LONG.matcher(masked).replaceAll(Secrets::random);
    }

    /** Keeps the quotes, so that the line can still be read. */
    private static String assignment(MatchResult match) {
        String value = match.group(2);
        String quote = value.startsWith("\"") || value.startsWith("'") ? value.substring(0, 1) : "";
        return Matcher.quoteReplacement(match.group(1) + quote + HIDDEN + quote);
    }

    /** A digest is no secret, and neither is a path or the name of a class. */
    private static String random(MatchResult match) {
        String value = match.group(2);
        boolean secret = match.group(1) == null
                && (HEX.matcher(value).matches() || value.length() >= MIN_BASE64 && isBase64(value));
        return Matcher.quoteReplacement(secret ? HIDDEN : match.group());
    }

    private static boolean isBase64(String value) {
        boolean mixed = value.chars().anyMatch(Character::isDigit)
                && value.chars().anyMatch(Character::isUpperCase)
                && value.chars().anyMatch(Character::isLowerCase);
        if (!mixed) {
            return false;
        }
        for (String segment : value.split("/", -1)) {
            if (segment.length() >= MIN_SEGMENT) {
                return true;
            }
        }
        return false;
    }

    /** From its first line to its last, and what there is of one that was cut. */
    private static String withoutPrivateKeys(String text) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int begin = keyMark(text, BEGIN, from);
            int end = keyMark(text, END, from);
            if (begin < 0 && end < 0) {
                kept.append(text, from, text.length());
                break;
            }
            boolean headless = end >= 0 && (begin < 0 || end < begin);
            kept.append(headless ? "" : text.substring(from, begin)).append(HIDDEN);
            if (end < 0) {
                break;
            }
            // The end that belongs to this beginning.
            int last = headless ? end : keyMark(text, END, begin);
            if (last < 0) {
                break;
            }
            int close = text.indexOf(DASHES, last + END.length());
            from = close < 0 ? text.length() : close + DASHES.length();
        }
        return kept.toString();
    }

    /** Where a line like {@code -----BEGIN RSA PRIVATE KEY-----} begins; negative if there is none. */
    private static int keyMark(String text, String mark, int from) {
        int at = text.indexOf(mark, from);
        while (at >= 0) {
            String line = text.substring(at + mark.length(), Math.min(text.length(), at + MAX_MARK));
            int key = line.indexOf(PRIVATE);
            int close = line.indexOf(DASHES);
            if (key >= 0 && (close < 0 || key < close)) {
                return at;
            }
            at = text.indexOf(mark, at + 1);
        }
        return -1;
    }
}
