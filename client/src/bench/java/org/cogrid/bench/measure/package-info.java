/** Measuring: operations taking turns, figures, targets. */
package org.cogrid.bench.measure;
