/** What a compiled text meets when it runs: variables, functions and errors. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.groovy.script;

import org.jspecify.annotations.NullMarked;
