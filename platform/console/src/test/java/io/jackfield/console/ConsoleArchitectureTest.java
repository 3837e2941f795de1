package io.jackfield.console;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The console is a client of the operators' API, and nothing more. */
@AnalyzeClasses(packages = "io.jackfield.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ConsoleArchitectureTest {
    @ArchTest
    static final ArchRule consoleKnowsTheOperatorsApiOnly = classes()
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("io.jackfield..")
                    .or(resideInAnyPackage(
                            "io.jackfield.console..",
                            "io.jackfield.host.admin..",
                            "io.jackfield.host.staff..",
                            "io.jackfield.api")));

    @ArchTest
    static final ArchRule consoleSpeaksNoSql = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "io.vertx.redis..", "java.sql..");

    /** Templates see values and areas; areas see the frame and the parts; these see no area. */
    @ArchTest
    static final ArchRule frameAndPartsKnowNoArea = noClasses()
            .that()
            .resideInAnyPackage("io.jackfield.console.frame..", "io.jackfield.console.parts..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.jackfield.console..")
                    .and(resideOutsideOfPackage("io.jackfield.console.frame.."))
                    .and(resideOutsideOfPackage("io.jackfield.console.parts..")));

    @ArchTest
    static final ArchRule frameKnowsNoParts = noClasses()
            .that()
            .resideInAPackage("io.jackfield.console.frame..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.jackfield.console.parts..");
}
