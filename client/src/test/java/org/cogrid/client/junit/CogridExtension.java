package org.cogrid.client.junit;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.DirectView;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link CogridTest} does: one grid a class, one client a test. */
public final class CogridExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CogridExtension.class);

    /** A task that heeds nothing fails its test, and must not hold up all others for ever. */
    private static final Duration FOR_CLEARING = Duration.ofMinutes(1);

    /** Made by JUnit. */
    public CogridExtension() {}

    private record Grid(Cluster cluster) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }

    /** Starts the grid, so that what can't be started fails the class and not its first test; blocks until it serves. */
    @Override
    public void beforeAll(ExtensionContext context) {
        cluster(context);
    }

    /** That of the class which wishes for it: all classes nested in that one share it. */
    private static Cluster cluster(ExtensionContext context) {
        Class<?> wisher = wisher(context.getRequiredTestClass());
        return context.getStore(NAMESPACE)
                .computeIfAbsent(wisher, CogridExtension::start, Grid.class)
                .cluster();
    }

    /** The class itself if it has the annotation, else the nearest that it is nested in. */
    private static Class<?> wisher(Class<?> test) {
        return Stream.<Class<?>>iterate(test, type -> type != null, Class::getEnclosingClass)
                .filter(type -> wish(type).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(test + " has no @CogridTest, which names its engines"));
    }

    private static Optional<CogridTest> wish(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, CogridTest.class);
    }

    private static Grid start(Class<?> wisher) {
        CogridTest wish = wish(wisher).orElseThrow();
        return new Grid(wish.embedded() ? Cluster.embedded(wish.engines()) : Cluster.local(wish.engines()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Client.class || type == Cluster.class || type == DirectView.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Cluster.class) {
            return cluster(context);
        }
        Client client = client(context);
        return type == Client.class ? client : client.view(client.ids().get(0));
    }

    /** Of the context alone: that of a class's {@code @BeforeAll} is not its tests'. */
    private static Client client(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(context.getUniqueId(), any -> cluster(context).connect(), Client.class);
    }

    /** Leaves the engines as they were; JUnit closes the test's client after that. */
    @Override
    public void afterEach(ExtensionContext context) {
        Client client = client(context);
        client.forEach(DirectView::abort);
        client.forEach(view -> view.withTimeout(FOR_CLEARING).clear());
    }
}
