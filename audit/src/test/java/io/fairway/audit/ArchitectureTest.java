package io.fairway.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** That the audit knows nothing of the engine is Maven's to keep: the module does not depend on it. */
@AnalyzeClasses(
        packages = {"io.fairway.audit", "io.fairway.metrics"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule AUDIT_KNOWS_NOTHING_OF_WHAT_IS_COMPUTED_FROM_IT = noClasses()
            .that()
            .resideInAPackage("io.fairway.audit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fairway.metrics");

    @ArchTest
    static final ArchRule THE_DATABASE_IS_REACHED_BY_HIBERNATE =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql", "javax.sql", "io.agroal..");
}
