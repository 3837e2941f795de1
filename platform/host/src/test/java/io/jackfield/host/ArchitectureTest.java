package io.jackfield.host;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;

/** The arrows of the house. The top package wires the rooms together and may see everything. */
@AnalyzeClasses(packages = "io.jackfield", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String TOP = "io.jackfield.host";

    /** The rules of the ledger are values that the store keeps, so they lie below it. */
    @ArchTest
    static final ArchRule roomsKnowEachOtherWithoutCycles = slices().matching("io.jackfield.host.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("..host.store.."), resideInAPackage("..host.payment.rules.."));

    @ArchTest
    static final ArchRule rulesOfTheLedgerKnowTheContractOnly = noClasses()
            .that()
            .resideInAPackage("..host.payment.rules..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.jackfield.host..").and(resideOutsideOfPackage("..host.payment.rules..")));

    @ArchTest
    static final ArchRule packagesInsideOfARoomKnowEachOtherWithoutCycles =
            slices().matching("io.jackfield.host.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheContractKnowEachOtherWithoutCycles =
            slices().matching("io.jackfield.api.(*)..").should().beFreeOfCycles();

    /** The bus carries calls of extensions and wakes jobs. */
    @ArchTest
    static final ArchRule onlyCallsAndJobsTravelOnTheBus = noClasses()
            .that()
            .resideInAPackage("io.jackfield.host..")
            .and()
            .resideOutsideOfPackages("..host.calls..", "..host.schedule..", "..host.bus..", TOP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.core.eventbus..")
            .orShould()
            .callMethod(Vertx.class, "eventBus");

    @ArchTest
    static final ArchRule updateMovesOneWay = noClasses()
            .that()
            .resideInAnyPackage("..host.telegram..", "..host.store..", "..host.lanes..", "..host.outbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..host.intake..", "..host.routing..", "..host.desks..", "..host.plugins..");

    @ArchTest
    static final ArchRule whatEverybodyUsesUsesNobody = noClasses()
            .that()
            .resideInAnyPackage("..host.config..", "..host.bus..", "..host.wording..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..host.telegram..",
                    "..host.store..",
                    "..host.intake..",
                    "..host.lanes..",
                    "..host.routing..",
                    "..host.turn..",
                    "..host.plugins..",
                    "..host.trust..",
                    "..host.linkage..",
                    "..host.outbox..",
                    "..host.desks..",
                    "..host.isolation..",
                    "..host.alerts..",
                    "..host.memory..",
                    "..host.people..",
                    "..host.llm..",
                    "..host.billing..",
                    "..host.payment..",
                    "..host.admin..",
                    "..host.schedule..",
                    "..host.web..");

    @ArchTest
    static final ArchRule onlyPluginsKnowPf4j = noClasses()
            .that()
            .resideInAPackage("io.jackfield.host..")
            .and()
            .resideOutsideOfPackage("..host.plugins..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pf4j..");

    /** The process of a plugin is to come up quickly and stay small. */
    @ArchTest
    static final ArchRule isolationDoesWithoutVertx = noClasses()
            .that()
            .resideInAPackage("..host.isolation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule onlyTelegramKnowsTheWireFormat = noClasses()
            .that()
            .resideInAPackage("io.jackfield.host..")
            .and()
            .resideOutsideOfPackage("..host.telegram..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.telegram..");

    /**
     * Others may hand an open transaction on, so that they write together, but ask it nothing themselves. A backup
     * knows tables by the catalogue only, those of plugins as well as ours.
     */
    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql = noClasses()
            .that()
            .resideInAPackage("io.jackfield.host..")
            .and()
            .resideOutsideOfPackages("..host.store..", "..host.backup..", TOP)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "org.flywaydb..", "java.sql..")
                            .and(not(equivalentTo(SqlConnection.class))));

    @ArchTest
    static final ArchRule hostDoesWithoutSandboxAndPlugins = classes()
            .that()
            .resideInAPackage("io.jackfield.host..")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("io.jackfield..")
                    .or(resideInAnyPackage("io.jackfield.host..", "io.jackfield.api..")));
}
