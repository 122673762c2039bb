package org.cogrid.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.client.Client;
import org.cogrid.config.Settings;
import org.cogrid.core.Engine;
import org.cogrid.node.EngineNode;
import org.junit.jupiter.api.Test;

/** The borders between the modules and to the libraries. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .importLocations(Stream.of(Settings.class, Engine.class, EngineNode.class, Client.class)
                    .map(ArchitectureTest::locationOf)
                    .toList());

    private static final long MOST_TYPES = 25;

    private static Location locationOf(Class<?> type) {
        URI folderOrJar = URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString());
        return Location.of(
                folderOrJar.getPath().endsWith(".jar") ? URI.create("jar:" + folderOrJar + "!/") : folderOrJar);
    }

    @Test
    void clientAndEngineNodeDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("org.cogrid.client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.cogrid.node..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("org.cogrid.node..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.cogrid.client..")
                .check(MAIN);
    }

    @Test
    void coreKnowsNobody() {
        classes()
                .that()
                .resideInAPackage("org.cogrid.core..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(
                        resideInAPackage("org.cogrid..").and(resideOutsideOfPackages("org.cogrid.core.."))))
                .check(MAIN);
    }

    /** Nothing public sets where futures complete, or looks for a value without a copy of it. */
    @Test
    void hazelcastsInternalsAreTouchedInOnePackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.cogrid.core.internal.hazelcast..")
                .should()
                .dependOnClassesThat(internalsOfHazelcast())
                .check(MAIN);
    }

    @Test
    void packagesInsideAModuleDoNotDependOnEachOtherInCircles() {
        slices().matching("org.cogrid.(*).internal.(**)")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void noPackageHasMoreThanAReaderCanOversee() {
        assertThat(topLevelTypes().collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
                .allSatisfy((name, types) -> assertThat(types).as(name).isLessThanOrEqualTo(MOST_TYPES));
    }

    @Test
    void noNameStandsForTwoTypesOfAModule() {
        assertThat(topLevelTypes()
                        .collect(Collectors.groupingBy(
                                type -> type.getPackageName().split("\\.")[2] + "'s " + type.getSimpleName(),
                                Collectors.mapping(JavaClass::getName, Collectors.toList()))))
                .allSatisfy((name, types) -> assertThat(types).as(name).hasSize(1));
    }

    private static Stream<JavaClass> topLevelTypes() {
        return MAIN.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }

    private static DescribedPredicate<JavaClass> internalsOfHazelcast() {
        return resideInAPackage("com.hazelcast..impl..").or(resideInAPackage("com.hazelcast.internal.."));
    }

    @Test
    void groovyStaysWhereItBelongs() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.cogrid.core.internal.groovy..",
                        "org.cogrid.client.internal.groovy..",
                        "org.cogrid.client.internal.view..",
                        "org.cogrid.client.internal.cli..",
                        "org.cogrid.client.internal.shell..",
                        "org.cogrid.node.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("groovy..", "org.codehaus.groovy..", "org.apache.groovy..")
                .check(MAIN);
    }

    @Test
    void onlyTheCommandLineKnowsItsLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.cogrid.client.internal.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(MAIN);
    }

    /** Whatever else needs settings is given them, so that a program can choose them for each client and cluster. */
    @Test
    void settingsAreLoadedWhereAProgramBeginsOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.cogrid..internal..")
                .and()
                .resideOutsideOfPackage("org.cogrid.client.internal.cli..")
                .should()
                .accessTargetWhere(describe(
                        "is Settings.load",
                        access -> access.getTargetOwner().isEquivalentTo(Settings.class)
                                && access.getTarget().getName().equals("load")))
                .check(MAIN);
    }

    @Test
    void nobodySleepsOrReadsTheWallClockBehindAnInstantSource() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.cogrid.node.internal.groovy.Sleep") // which is what users call
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(MAIN);
    }
}
