package org.cogrid.client.junit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.DirectView;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link CogridTest} does: one grid a class, one client a test. It uses what JUnit 5.11 and 6 have in common, and closes what it has
 * opened itself, as these differ in what they close.
 */
public final class CogridExtension
        implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CogridExtension.class);

    /** A task that heeds nothing fails its test, and must not hold up all others for ever. */
    private static final Duration FOR_CLEARING = Duration.ofMinutes(1);

    /** Made by JUnit. */
    public CogridExtension() {}

    /** Starts the grid, so that what can't be started fails the class and not its first test; blocks until it serves. */
    @Override
    public void beforeAll(ExtensionContext context) {
        cluster(context);
    }

    /** That of the class which wishes for it: all classes nested in that one share it. */
    private static Cluster cluster(ExtensionContext context) {
        Class<?> wisher = wisher(context.getRequiredTestClass());
        return made(context, wisher, Cluster.class, () -> start(wisher));
    }

    /** Tests of a class may run at the same time. */
    private static synchronized <T> T made(ExtensionContext context, Object key, Class<T> type, Supplier<T> maker) {
        Store store = context.getStore(NAMESPACE);
        T made = store.get(key, type);
        if (made == null) {
            made = maker.get();
            store.put(key, made);
        }
        return made;
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

    private static Cluster start(Class<?> wisher) {
        CogridTest wish = wish(wisher).orElseThrow();
        return wish.embedded() ? Cluster.embedded(wish.engines()) : Cluster.local(wish.engines());
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
        return made(
                context,
                context.getUniqueId(),
                Client.class,
                () -> cluster(context).connect());
    }

    /** Leaves the engines as they were. */
    @Override
    public void afterEach(ExtensionContext context) {
        try {
            Client client = client(context);
            client.forEach(DirectView::abort);
            client.forEach(view -> view.withTimeout(FOR_CLEARING).clear());
        } finally {
            closeClient(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeClient(context);
        Cluster cluster = context.getStore(NAMESPACE).remove(context.getRequiredTestClass(), Cluster.class);
        if (cluster != null) {
            cluster.close();
        }
    }

    private static void closeClient(ExtensionContext context) {
        Client client = context.getStore(NAMESPACE).remove(context.getUniqueId(), Client.class);
        if (client != null) {
            client.close();
        }
    }
}
