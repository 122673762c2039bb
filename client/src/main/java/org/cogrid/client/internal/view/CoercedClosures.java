package org.cogrid.client.internal.view;

import java.lang.reflect.Proxy;
import org.codehaus.groovy.runtime.ConversionHandler;

/** Finds the closure that Groovy has turned into a Java interface for a method call. */
final class CoercedClosures {
    private CoercedClosures() {}

    /**
     * Returns the closure behind such a proxy, as it can travel and the proxy can't. Returns any other object
     * unchanged.
     */
    static Object undone(Object function) {
        // Without Groovy there are no closures, and the handler's class must not even be loaded.
        return Proxy.isProxyClass(function.getClass()) && isGroovys(Proxy.getInvocationHandler(function))
                ? ((ConversionHandler) Proxy.getInvocationHandler(function)).getDelegate()
                : function;
    }

    private static boolean isGroovys(Object handler) {
        for (Class<?> type = handler.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals("org.codehaus.groovy.runtime.ConversionHandler")) {
                return true;
            }
        }
        return false;
    }
}
