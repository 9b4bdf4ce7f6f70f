package ai.dataframer.client;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that the compiler does not keep. */
class ArchitectureTest {
    private static final String[] WIRE = {
        "ai.dataframer.client.generated..", "retrofit2..", "okhttp3..", "okio..", "com.google.gson.."
    };

    private static final String[] OPERATIONS = {
        "ai.dataframer.client.internal.runs", "ai.dataframer.client.internal.datasets"
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/generated/") && !location.contains("client-generated"))
            .withImportOption(location -> !location.contains("client-testing"))
            .importPackages("ai.dataframer.client");

    @Test
    void wireTypes_areKnownToTheInternalRoomsAndTheClientsFactory() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ai.dataframer.client.internal..")
                .and()
                .doNotBelongToAnyOf(DataframerClient.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(WIRE)
                .check(CLASSES);
    }

    @Test
    void generatedModule_isKnownToTheRoomsOfTheOperationsAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OPERATIONS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.dataframer.client.generated..")
                .check(CLASSES);
    }

    @Test
    void roomsOfTheOperations_doNotKnowEachOther() {
        slices().matching("ai.dataframer.client.internal.(runs|datasets)")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void httpAndJson_knowNoOperationAndNotEachOther() {
        noClasses()
                .that()
                .resideInAPackage("ai.dataframer.client.internal.http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ai.dataframer.client",
                        "ai.dataframer.client.polling",
                        "ai.dataframer.client.internal.json",
                        "ai.dataframer.client.internal.raw",
                        "ai.dataframer.client.internal.runs",
                        "ai.dataframer.client.internal.datasets",
                        "com.google.gson..",
                        "retrofit2..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("ai.dataframer.client.internal.json")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ai.dataframer.client",
                        "ai.dataframer.client.internal.http",
                        "ai.dataframer.client.internal.raw",
                        "ai.dataframer.client.internal.runs",
                        "ai.dataframer.client.internal.datasets",
                        "okhttp3..",
                        "retrofit2..")
                .check(CLASSES);
    }

    @Test
    void publicSignatures_holdNoWireTypeButTheOkHttpClientOfTheBuilder() {
        Set<String> found = CLASSES.stream()
                .filter(ArchitectureTest::isPublicApi)
                .flatMap(type -> Stream.concat(type.getMethods().stream(), type.getConstructors().stream()))
                .filter(member -> isVisible(member))
                .filter(member -> Stream.concat(
                                member.getRawParameterTypes().stream(), Stream.of(member.getRawReturnType()))
                        .anyMatch(ArchitectureTest::isWireType))
                .map(member -> member.getFullName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found)
                .containsExactly("ai.dataframer.client.DataframerClient$Builder.okHttpClient(okhttp3.OkHttpClient)");
    }

    @Test
    void packages_formNoCycle() {
        slices().matching("ai.dataframer.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void errors_knowNothingOfTheOtherPackages() {
        noClasses()
                .that()
                .resideInAPackage("ai.dataframer.client.errors")
                .should()
                .dependOnClassesThat(describe(
                        "stand elsewhere in the library",
                        type -> type.getPackageName().startsWith("ai.dataframer.client")
                                && !type.getPackageName().equals("ai.dataframer.client.errors")))
                .check(CLASSES);
    }

    @Test
    void polling_knowsNothingOfRunsOrHttp() {
        noClasses()
                .that()
                .resideInAPackage("ai.dataframer.client.polling")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ai.dataframer.client",
                        "ai.dataframer.client.internal.http",
                        "ai.dataframer.client.internal.json",
                        "ai.dataframer.client.internal.raw",
                        "ai.dataframer.client.internal.runs",
                        "ai.dataframer.client.internal.datasets",
                        "java.net..")
                .check(CLASSES);
    }

    @Test
    void scheduling_isBelowPollingAndHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("ai.dataframer.client.scheduling", "ai.dataframer.client.internal.threads")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ai.dataframer.client",
                        "ai.dataframer.client.errors",
                        "ai.dataframer.client.polling",
                        "ai.dataframer.client.internal.http",
                        "ai.dataframer.client.internal.json",
                        "ai.dataframer.client.internal.raw",
                        "ai.dataframer.client.internal.runs",
                        "ai.dataframer.client.internal.datasets")
                .check(CLASSES);
    }

    @Test
    void time_comesFromTheSchedulerAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("ai.dataframer.client.scheduling.SystemScheduler")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .check(CLASSES);
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class)
                .check(CLASSES);
    }

    @Test
    void everyPackage_isNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .check(CLASSES);
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> marked = CLASSES.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(marked).isEqualTo(packages).hasSizeGreaterThanOrEqualTo(5);
    }

    private static boolean isPublicApi(JavaClass type) {
        return !type.getPackageName().contains(".internal")
                && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isWireType(JavaClass type) {
        return Stream.of("ai.dataframer.client.generated", "retrofit2", "okhttp3", "okio", "com.google.gson")
                .anyMatch(type.getPackageName()::startsWith);
    }
}
