declare namespace App {
  interface Locals {
    page: import('./views/index.ts').Shown;
  }
}
