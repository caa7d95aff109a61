package io.fairway.source;

import io.fairway.yaml.InvalidYamlException;
import io.fairway.yaml.YamlValue;
import java.util.regex.Pattern;

/** The single values of {@code fairway.yaml} and what each may look like. */
final class Scalar {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern OBJECT_NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern APPROVER = Pattern.compile("(group:)?[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");
    private static final Pattern STAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern VALUES_PATH =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*(\\.[A-Za-z_][A-Za-z0-9_-]*){0,9}");
    private static final Pattern PATH = Pattern.compile("[^/\\\\\\p{Cntrl}]+(/[^/\\\\\\p{Cntrl}]+)*");
    private static final Pattern URL_PATH = Pattern.compile("/[\\x21-\\x7e]*");

    /** Helm allows 53 characters for a release, so that names made from it stay within 63. */
    private static final int MAX_APPLICATION = 53;

    private Scalar() {}

    static String application(YamlValue value) throws InvalidYamlException {
        return dnsLabel(value, "application", MAX_APPLICATION);
    }

    static String environment(YamlValue value) throws InvalidYamlException {
        return dnsLabel(value, "name of an environment", 63);
    }

    private static String dnsLabel(YamlValue value, String what, int max) throws InvalidYamlException {
        return value.matching(
                DNS_LABEL,
                max,
                what + " must consist of lower case letters, digits and inner dashes, at most " + max + " characters");
    }

    static String objectName(YamlValue value) throws InvalidYamlException {
        return value.matching(OBJECT_NAME, 253, "workload must be the name of a Kubernetes object");
    }

    static String kind(YamlValue value) throws InvalidYamlException {
        return value.matching(KIND, 63, "replace lists kinds of Kubernetes objects, for example Job");
    }

    static String approver(YamlValue value) throws InvalidYamlException {
        return value.matching(APPROVER, 70, "'by' lists names of people, or group:NAME");
    }

    static String stage(YamlValue value) throws InvalidYamlException {
        return value.matching(STAGE, 128, "target must be the name or number of a stage in the Dockerfile");
    }

    static String valuesPath(YamlValue value) throws InvalidYamlException {
        return value.matching(
                VALUES_PATH, 200, "imageValues must be a dotted path in values.yaml, for example 'web.image'");
    }

    static String urlPath(YamlValue value) throws InvalidYamlException {
        return value.matching(URL_PATH, 1024, "path must start with / and hold neither spaces nor umlauts");
    }

    /** A path below some directory: relative, and without {@code .} and {@code ..}. */
    static String file(YamlValue value) throws InvalidYamlException {
        String message = "a path must be relative, with /, and must not contain '.' or '..' as a part";
        String path = value.matching(PATH, 500, message);
        for (String part : path.split("/")) {
            if (part.equals(".") || part.equals("..")) {
                throw value.invalid(message + ", but it is '" + YamlValue.shown(path) + "'");
            }
        }
        return path;
    }

    /** As {@link #file}, or {@code .} for the root. */
    static String directory(YamlValue value) throws InvalidYamlException {
        return value.text().equals(".") ? "." : file(value);
    }
}
