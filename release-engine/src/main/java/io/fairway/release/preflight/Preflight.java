package io.fairway.release.preflight;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides from a dry run whether a release may begin. Pure. */
public final class Preflight {

    private static final int MAX_OBJECTS = 5;
    private static final int MAX_PROBLEMS = 3;

    private Preflight() {}

    /** What follows from a dry run. */
    public sealed interface Decision {

        /**
         * Helm may begin.
         *
         * @param replace what has to be deleted first
         * @param remarks what could not be tried
         */
        record Go(List<Finding.Unchangeable> replace, List<String> remarks) implements Decision {}

        /** The content cannot be released as it is. */
        record Refuse(String message) implements Decision {}

        /** It is not the content's fault: it is tried again. */
        record Wait(String message) implements Decision {}
    }

    /**
     * What is wrong for ever comes before what is missing: nobody shall wait in vain.
     *
     * @param replaced kinds whose objects may be deleted and made anew
     */
    public static Decision decide(List<Finding> findings, Set<String> replaced) {
        List<String> wrong = findings.stream()
                .flatMap(finding -> switch (finding) {
                    case Finding.Refused refused -> Stream.of(sentence(refused));
                    case Finding.Unchangeable fixed ->
                        mayReplace(fixed, replaced) ? Stream.of() : Stream.of(sentence(fixed));
                    case Finding.Missing _ -> Stream.<String>of();
                    case Finding.NotTried _ -> Stream.<String>of();
                })
                .toList();
        if (!wrong.isEmpty()) {
            return new Decision.Refuse(some(wrong) + "; nothing was touched");
        }
        List<String> missing = findings.stream()
                .filter(Finding.Missing.class::isInstance)
                .map(finding -> ((Finding.Missing) finding).what())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            return new Decision.Wait(some(missing));
        }
        return new Decision.Go(replaced(findings, replaced), notTried(findings));
    }

    /** What a rollback deletes before Helm comes: it has nowhere else to go, so nothing else holds it up. */
    public static List<Finding.Unchangeable> replaced(List<Finding> findings, Set<String> replaced) {
        return findings.stream()
                .filter(Finding.Unchangeable.class::isInstance)
                .map(Finding.Unchangeable.class::cast)
                .filter(fixed -> mayReplace(fixed, replaced))
                .toList();
    }

    private static List<String> notTried(List<Finding> findings) {
        return findings.stream()
                .filter(Finding.NotTried.class::isInstance)
                .map(finding ->
                        finding.object().display() + " was not tried beforehand: " + ((Finding.NotTried) finding).why())
                .toList();
    }

    private static boolean mayReplace(Finding.Unchangeable fixed, Set<String> replaced) {
        String kind = fixed.object().kind();
        return replaced.contains(kind) && Replaceable.ever(kind);
    }

    private static String sentence(Finding.Refused refused) {
        return refused.object().display() + ": " + listed(refused.problems(), MAX_PROBLEMS) + " (" + refused.remedy()
                + ")";
    }

    private static String sentence(Finding.Unchangeable fixed) {
        String kind = fixed.object().kind();
        String remedy = Replaceable.ever(kind)
                ? "give it a new name, or allow its replacement with release.replace: [" + kind + "] in fairway.yaml"
                : "give it a new name or leave it as it is: no " + kind + " is replaced, because data hangs on it";
        return fixed.object().display() + ": " + listed(fixed.fields(), MAX_PROBLEMS) + " cannot be changed in place ("
                + remedy + ")";
    }

    private static String listed(List<String> texts, int most) {
        return texts.stream().limit(most).collect(Collectors.joining(", "))
                + (texts.size() > most ? " and " + (texts.size() - most) + " more" : "");
    }

    private static String some(List<String> sentences) {
        return sentences.stream().limit(MAX_OBJECTS).collect(Collectors.joining("; "))
                + (sentences.size() > MAX_OBJECTS ? "; and " + (sentences.size() - MAX_OBJECTS) + " more" : "");
    }
}
