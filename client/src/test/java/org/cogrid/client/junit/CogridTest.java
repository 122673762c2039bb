package org.cogrid.client.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a JUnit test class a grid, started before its first test and ended after its last. Its tests and their set-up methods may have
 * parameters of the types {@code Cluster}, {@code Client} (one for each test, closed after it) and {@code DirectView} (of the first
 * engine). After each test its unfinished tasks are cancelled and all namespaces are emptied; so what {@code @BeforeAll} methods, which
 * get a client of their own, put on engines is there for the first test only. Classes nested in this one share its grid unless they have
 * the annotation themselves. It may stand on an annotation of yours instead.
 *
 * <pre>{@code
 * @CogridTest(engines = 2)
 * class NormsTest {
 *     @Test
 *     void normsAreTheSameThere(Client rc, DirectView e0) {
 *         e0.put("a", new double[] {3, 4});
 *         assertEquals(5.0, e0.applySync(Norms::euclidean, Reference.<double[]>ref("a")));
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CogridExtension.class)
public @interface CogridTest {
    /** How many engines. */
    int engines() default 1;

    /**
     * Whether the engines are in the tests' JVM: quicker to start, but static state is shared, and what can't travel to other JVMs may seem
     * to. By default each has a JVM of its own that has none of the tests' classes.
     */
    boolean embedded() default false;
}
