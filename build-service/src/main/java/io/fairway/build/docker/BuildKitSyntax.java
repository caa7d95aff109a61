package io.fairway.build.docker;

import io.fairway.build.ImageBuildException;
import io.fairway.build.ImageBuildException.Kind;
import io.fairway.build.docker.Dockerfile.Instruction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a Dockerfile only BuildKit can do. The classic builder ignores some of it without a word and fails at the rest with words
 * about itself, so it is found before a build begins.
 */
final class BuildKitSyntax {

    /** Arguments that BuildKit sets by itself. The classic builder is given those that a Dockerfile declares. */
    static final Set<String> PLATFORM_ARGUMENTS = Set.of(
            "TARGETPLATFORM",
            "TARGETOS",
            "TARGETARCH",
            "TARGETVARIANT",
            "BUILDPLATFORM",
            "BUILDOS",
            "BUILDARCH",
            "BUILDVARIANT");

    private static final int MAX_NAMED = 5;

    private static final Map<String, Map<String, String>> REMEDIES = Map.of(
            "RUN",
            Map.of(
                    "mount",
                            "leave a cache away, COPY what is bound from a stage, and download what needs a secret before the build",
                    "network", "leave it away; fairway.docker.network is the network of all steps",
                    "security", "leave it away",
                    "device", "leave it away"),
            "COPY",
            Map.of(
                    "chmod", "set the mode in git (git update-index --chmod=+x), or by RUN chmod",
                    "link", "leave it away: the files are the same",
                    "parents", "COPY each directory to its place",
                    "exclude", "name what is left out in .dockerignore"),
            "ADD",
            Map.of(
                    "chmod", "set the mode in git (git update-index --chmod=+x), or by RUN chmod",
                    "link", "leave it away: the files are the same",
                    "checksum", "download and compare in one step: RUN curl ... && echo '...' | sha256sum -c",
                    "keep-git-dir", "clone by RUN git clone",
                    "unpack", "unpack by RUN tar",
                    "exclude", "name what is left out in .dockerignore"));

    private static final Pattern FLAG = Pattern.compile("--([A-Za-z][A-Za-z-]*)(?:=(.*))?", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)\\}|([A-Za-z_]\\w*))");
    private static final Pattern GIT = Pattern.compile("git@\\S+|(?:git|ssh)://\\S+|https?://\\S+\\.git(?:#\\S*)?");

    private BuildKitSyntax() {}

    /** @throws ImageBuildException if the classic builder cannot build this; parameters as of {@link #problems} */
    static void check(String file, Dockerfile dockerfile, @Nullable String target) throws ImageBuildException {
        List<String> problems = problems(file, dockerfile, target);
        if (!problems.isEmpty()) {
            throw new ImageBuildException(Kind.STEP_FAILED, String.join("; ", problems));
        }
    }

    /**
     * @param file its name, for people
     * @param target name or number of the stage that is built; null for the last
     * @return what is wrong, where, and how to mend it; empty if the classic builder knows everything
     */
    static List<String> problems(String file, Dockerfile dockerfile, @Nullable String target) {
        List<String> problems = new ArrayList<>();
        Set<String> arguments = new HashSet<>();
        int stage = -1;
        boolean last = false;
        for (Instruction instruction : dockerfile.instructions()) {
            if (instruction.name().equals("FROM")) {
                if (last) {
                    break; // what follows is not built
                }
                stage++;
                last = isStage(instruction, stage, target);
            } else if (instruction.name().equals("ARG") && stage < 0) {
                arguments.addAll(argumentNames(instruction));
            }
            String place = file + ":" + instruction.line() + ": ";
            problems(instruction, arguments).forEach(problem -> problems.add(place + problem));
        }
        return problems.size() <= MAX_NAMED ? problems : problems.subList(0, MAX_NAMED);
    }

    /** The platform arguments that a Dockerfile declares without a value. */
    static Set<String> platformArguments(Dockerfile dockerfile) {
        return dockerfile.instructions().stream()
                .filter(instruction -> instruction.name().equals("ARG"))
                .flatMap(instruction -> instruction.words().stream())
                .filter(PLATFORM_ARGUMENTS::contains)
                .collect(Collectors.toSet());
    }

    private static List<String> problems(Instruction instruction, Set<String> arguments) {
        List<String> problems = new ArrayList<>();
        String name = instruction.name();
        for (String flag : instruction.flags()) {
            Matcher parts = FLAG.matcher(flag);
            if (!parts.matches()) {
                continue;
            }
            String option = parts.group(1).toLowerCase(Locale.ROOT);
            String remedy = REMEDIES.getOrDefault(name, Map.of()).get(option);
            if (remedy != null) {
                problems.add(only(name + " --" + option, remedy));
            }
            if (name.equals("FROM") && option.equals("platform") && parts.group(2) != null) {
                problems.addAll(undeclared(parts.group(2), arguments));
            }
        }
        if (instruction.isHeredoc()) {
            problems.add(only(
                    "a heredoc (" + name + " <<...)",
                    name.equals("RUN")
                            ? "join the commands by && and a backslash at the end of each line, or COPY a script"
                            : "commit the file and COPY it"));
        }
        if (name.equals("ADD")
                && instruction.words().stream()
                        .anyMatch(word -> GIT.matcher(word).matches())) {
            problems.add(only("ADD of a git repository", "clone it by RUN git clone"));
        }
        return problems;
    }

    private static List<String> undeclared(String platform, Set<String> arguments) {
        Matcher variables = VARIABLE.matcher(platform);
        List<String> problems = new ArrayList<>();
        while (variables.find()) {
            String variable = variables.group(1) == null ? variables.group(2) : variables.group(1);
            if (PLATFORM_ARGUMENTS.contains(variable) && !arguments.contains(variable)) {
                problems.add(only(
                        "FROM --platform=$" + variable,
                        "leave it away, or write ARG " + variable + " before the first FROM"));
            }
        }
        return problems;
    }

    private static String only(String what, String remedy) {
        return what + " needs BuildKit, and images are built by Docker's classic builder: " + remedy;
    }

    private static List<String> argumentNames(Instruction instruction) {
        return instruction.words().stream().map(word -> word.split("=", 2)[0]).toList();
    }

    private static boolean isStage(Instruction from, int number, @Nullable String target) {
        if (target == null) {
            return false;
        }
        List<String> words = from.words();
        boolean named = words.size() >= 3
                && words.get(1).equalsIgnoreCase("AS")
                && words.get(2).equalsIgnoreCase(target);
        return named || target.equals(String.valueOf(number));
    }
}
