import type { RouteObject } from 'react-router';
import { HomePage } from './HomePage';

// Not loaded when first opened, as the other pages are: it is what most open first, and small.
export const routes: RouteObject[] = [{ index: true, Component: HomePage }];
