package io.fairway.dashboard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fairway.release.Outcome;
import io.fairway.release.ReleaseStatus;

@AnalyzeClasses(packages = "io.fairway.dashboard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What is written is written by the engine's commands; what is shown comes from its queries and from the audit. */
    @ArchTest
    static final ArchRule PAGES_TOUCH_NO_OUTSIDE_SYSTEM = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fairway.release.lease",
                    "io.fairway.release.helm",
                    "io.fairway.release.kube",
                    "io.fairway.release.builds",
                    "io.fairway.release.messaging",
                    "io.fabric8..",
                    "org.apache.kafka..",
                    "java.net.http..");

    /** A page has no database of its own: what it shows, the command line can show, too. */
    @ArchTest
    static final ArchRule PAGES_READ_NO_DATABASE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "org.hibernate..");

    /** Which state belongs to a status or an outcome is decided once, for pages, REST and the command line. */
    @ArchTest
    static final ArchRule PAGES_CHOOSE_NO_STATE_THEMSELVES = noClasses()
            .should()
            .accessFieldWhere(JavaAccess.Predicates.target(
                    HasOwner.Predicates.With.owner(type(ReleaseStatus.class).or(type(Outcome.Kind.class)))));
}
