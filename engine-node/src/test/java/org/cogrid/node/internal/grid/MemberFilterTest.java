package org.cogrid.node.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.version.MemberVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.GridAccess;
import org.junit.jupiter.api.Test;

/** What Java's serialization may make in a member: a failure of another member that it refuses breaks a migration. */
class MemberFilterTest {
    /** The parts of Hazelcast that a member of ours runs, and whose failures members report to each other. */
    private static final Pattern PARTS =
            Pattern.compile("com/hazelcast/(core|partition|map|map/impl/.*|nio/serialization"
                    + "|spi/exception|internal/partition/.*|internal/cluster/.*)/?[^/]+Exception\\.class");

    private static final List<String> NEVER_SENT = List.of("com.hazelcast.spi.exception.RestClientException");

    private final ClassFilter allowed = MemberConfig.of(
                    MemberConfig.read(Settings.load()), GridAccess.toNewGrid("test"), List.of(), Settings.load())
            .getSerializationConfig()
            .getJavaSerializationFilterConfig()
            .getWhitelist();

    @Test
    void everyFailureThatMembersReportToEachOtherIsAllowed() throws Exception {
        List<Class<?>> failures = hazelcastsFailures();

        assertThat(failures).hasSizeGreaterThan(25);
        assertThat(failures.stream().flatMap(MemberFilterTest::withSuperclasses).distinct())
                .allSatisfy(type -> assertThat(allowed.isListed(type.getName()))
                        .as(type.getName())
                        .isTrue());
    }

    @Test
    void theVersionThatIsPartOfTheNewsOfAMembersEndIsAllowed() {
        assertThat(allowed.isListed(MemberVersion.class.getName())).isTrue();
    }

    @Test
    void onlyFailuresAndTheirPartsAreAllowed() throws Exception {
        for (String name : allowed.getClasses()) {
            Class<?> type = Class.forName(name);
            assertThat(Throwable.class.isAssignableFrom(type)
                            || type == MemberVersion.class
                            || name.startsWith("java.util.")
                            || name.contains("java.lang.StackTraceElement"))
                    .as(name)
                    .isTrue();
        }
        assertThat(allowed.getPackages()).isEmpty();
        assertThat(allowed.getPrefixes()).isEmpty();
    }

    private static List<Class<?>> hazelcastsFailures() throws Exception {
        Path jar = Path.of(HazelcastInstance.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile classes = new JarFile(jar.toFile())) {
            return classes.stream()
                    .map(entry -> entry.getName())
                    .filter(PARTS.asMatchPredicate())
                    .map(MemberFilterTest::load)
                    .filter(Throwable.class::isAssignableFrom)
                    .filter(type -> !NEVER_SENT.contains(type.getName()))
                    .<Class<?>>map(type -> type)
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.replace('/', '.').replaceFirst("\\.class$", ""),
                    false,
                    MemberFilterTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Class<?>> withSuperclasses(Class<?> type) {
        return Stream.iterate(type, each -> each != Object.class, Class::getSuperclass);
    }
}
