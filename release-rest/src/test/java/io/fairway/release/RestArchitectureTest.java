package io.fairway.release;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** REST asks the engine; it knows no outside system of it, and acts at no target by itself. */
@AnalyzeClasses(packages = "io.fairway.release", importOptions = ImportOption.DoNotIncludeTests.class)
class RestArchitectureTest {

    private static final String ROOT = "io.fairway.release.";

    @ArchTest
    static final ArchRule WEB = noClasses()
            .that()
            .resideInAPackage(ROOT + "web")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "lease", ROOT + "builds", ROOT + "messaging", "io.fabric8..");
}
