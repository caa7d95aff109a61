package io.fairway.release;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which package of the engine may know which: from the middle outwards, and no outside system knows another. */
@AnalyzeClasses(packages = "io.fairway.release", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.fairway.release";

    @ArchTest
    static final ArchRule ROOT_KNOWS_NO_OTHER_PACKAGE = imports("");

    @ArchTest
    static final ArchRule ROOT_KNOWS_NO_OUTSIDE_SYSTEM = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8..", "org.apache.kafka..", "java.net.http..");

    @ArchTest
    static final ArchRule LEASE = imports("lease", "");

    @ArchTest
    static final ArchRule PREFLIGHT = imports("preflight", "");

    @ArchTest
    static final ArchRule PROOF = imports("proof", "");

    @ArchTest
    static final ArchRule DEPLOY = imports("deploy", "", "lease", "preflight", "proof");

    @ArchTest
    static final ArchRule DIFF = imports("diff", "", "deploy");

    @ArchTest
    static final ArchRule QUERY = imports("query", "", "deploy", "diff", "drift");

    @ArchTest
    static final ArchRule DRIFT = imports("drift", "", "deploy", "proof");

    @ArchTest
    static final ArchRule MESSAGING = imports("messaging", "");

    private static ArchRule imports(String from, String... others) {
        Set<String> allowed = Stream.concat(Stream.of(from), Arrays.stream(others))
                .map(ArchitectureTest::nameOf)
                .collect(Collectors.toSet());
        return classes()
                .that()
                .resideInAPackage(nameOf(from))
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "are in " + allowed + " or not of the engine",
                        (JavaClass known) ->
                                !known.getPackageName().startsWith(ROOT) || allowed.contains(known.getPackageName())));
    }

    private static String nameOf(String part) {
        return part.isEmpty() ? ROOT : ROOT + "." + part;
    }
}
